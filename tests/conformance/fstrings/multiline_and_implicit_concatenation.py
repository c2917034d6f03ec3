a = 1
print(f"""first {a}
second {
    a + 1
} third""")
print("plain {a} " f"formatted {a} " rf"raw\d{a}")

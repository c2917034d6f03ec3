print("a\x41\u00e9\U0001F600\101\u2022" "joined" 'too', r"raw\n\t", """three
lines "quoted" here""", 'it''s')
print(len("\
"), b"\x00\n", rb"\x00")

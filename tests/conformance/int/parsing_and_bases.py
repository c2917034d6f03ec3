print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("1_000"), int(3.99), int(-3.99), int(True))
print(hex(255), oct(8), bin(5), hex(-1), 0xFF, 0o17, 0b11, 1_000_000)
for text in ("x", "", "1.5"):
    try:
        int(text)
    except ValueError as e:
        print(e)

print("Hello World".upper(), "Hello".lower(), "hello world".title(), "hello".capitalize(), "Hi".swapcase())
print("[" + "x".center(5) + "]", "[" + "x".ljust(4, ".") + "]", "[" + "x".rjust(4) + "]", "-7".zfill(4))
print("  a ".strip() + "|", "xxaxx".strip("x"), "xxa".lstrip("x"), "axx".rstrip("x"))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".islower(), "AB".isupper(), "a b".isidentifier())

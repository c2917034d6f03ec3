b = "héllo".encode()
print(b, len(b), b[0], b[1:3], b.decode("utf-8"), bytes([65, 66]), bytes(3), b"ab" + b"c")
print(b"a,b".split(b","), b"abc".hex(), bytes.fromhex("00ff"), list(b"hi"), b"x" in b"xyz")
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e)

import base64, hashlib, hmac, secrets, struct, binascii
for s in [b"", b"a", b"ab", b"abc", b"hello world!?>", bytes(range(256))]:
    e = base64.b64encode(s); print(e[:40], base64.b64decode(e) == s, base64.urlsafe_b64encode(s)[-8:], base64.b32encode(s)[:20], base64.b32decode(base64.b32encode(s)) == s, base64.b16encode(s)[:10])
    for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"): print(n, hashlib.new(n, s).hexdigest())
for bad in [b"a", b"abc", b"ab=", "é"]:
    try: print(base64.b64decode(bad))
    except ValueError as e: print(type(e).__name__, e)
h = hashlib.sha256(); h.update(b"a"); h.update(b"b"); print(h.hexdigest(), h.name, h.digest_size, h.block_size, h.copy().hexdigest() == h.hexdigest())
try: hashlib.md5("x")
except TypeError as e: print(e)
print(hmac.new(b"k", b"m", "sha256").hexdigest(), hmac.compare_digest("a", "a"), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3).hex())
print(len(secrets.token_hex(8)), len(secrets.token_bytes(3)), secrets.randbelow(1), secrets.choice([7]), len(secrets.token_urlsafe(16)))
print(struct.pack(">IHb", 1, 2, -3), struct.unpack("<d", struct.pack("<d", 3.14)), struct.calcsize("@bIhq"), struct.pack("4s2x?", b"ab", True), struct.unpack(">hhl", b"\0\1\0\2\0\0\0\3"), struct.pack("f", 0.1), struct.unpack("e", struct.pack("e", 1.5)))
for f, v in [("B", 300), ("i", "x"), ("z", 1), ("h", 70000), ("I", -1), ("c", b"ab")]:
    try: struct.pack(f, v)
    except struct.error as e: print(e)
try: struct.unpack("I", b"abc")
except struct.error as e: print(e)
print(list(struct.iter_unpack("<H", b"\1\0\2\0")), binascii.hexlify(b"\xab\xcd"), binascii.unhexlify("abcd"), binascii.crc32(b"hello"))
print(struct.pack("<d", float("inf")), struct.pack("<f", -0.0), struct.unpack("<f", b"\0\0\xc0\x7f"), struct.pack("<d", 5e-324))

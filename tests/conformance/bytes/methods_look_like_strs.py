text = b"  Hello, World\t\xff "
print(text.strip(), text.split(), text.split(b","), text.rsplit(None, 1), text.partition(b","), text.find(b"o"), text.rfind(111))
print(text.upper(), text.lower(), text.title(), text.swapcase(), text.replace(b"l", b"LL", 2), text.count(b"l"), text.hex(" ", 4))
print(b"a\r\nb\nc".splitlines(), b"a\r\nb".splitlines(True), b"7".zfill(3), b"ab".center(7, b"*"), b"ab".ljust(4), b"a\tb".expandtabs(4))
print(b"-".join([b"a", bytearray(b"b")]), b",".join(bytes([n]) for n in range(65, 68)), b"abc".translate(None, b"b"))
print(b"abc"[1], b"abc"[::-1], list(b"ab"), 97 in b"abc", b"bc" in b"abc", b"abc" < b"abd", b"ab" * 2, b"ab" + bytearray(b"c"))
print(bytes(3), bytes([1, 2]), bytes(range(3)), bytes(n for n in (4, 5)), bytes("é", "utf-8"), bytes.fromhex("61 62"), b"it's", b'"\'')
print(b"%s is %d and %5.1f %c %a" % (b"x", 3, 2.25, 65, "é"), b"%(k)s" % {b"k": b"v"})


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: b"a".find("a"))
show(lambda: b"a".find(256))
show(lambda: b"a".split("a"))
show(lambda: b"a".split(b""))
show(lambda: b"a".join(["a"]))
show(lambda: b"a".index(b"x"))
show(lambda: "a" in b"a")
show(lambda: text["x"])
show(lambda: text[99])
show(lambda: b"a" + "b")
show(lambda: bytes([256]))
show(lambda: bytes(-1))
show(lambda: bytes("a"))
show(lambda: bytes(1.5))
show(lambda: b"%s" % "x")
show(lambda: b"%d" % (1, 2))
show(lambda: b"a".startswith("a"))
show(lambda: bytes.fromhex("6"))

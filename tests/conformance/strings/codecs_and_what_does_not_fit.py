def show(make):
    try:
        print(ascii(make()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


text = "aé€😀\ud800"
for codec in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "UTF8", "L1"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"):
        show(lambda: text[:-1].encode(codec, errors))
        show(lambda: text.encode(codec, errors))
for data in (b"a\xffb", b"\xe2\x82", b"\xe2\x82a", b"\xc0\x80", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xf4\x90\x80\x80", b"\xff\xfea\x00"):
    for codec in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32-le", "utf-8-sig"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
            show(lambda: data.decode(codec, errors))
show(lambda: "a".encode("no-such"))
show(lambda: "é".encode("ascii", "no-such"))
show(lambda: b"a".decode("hex"))
show(lambda: "a".encode(1))
show(lambda: str(b"ab", "ascii"))
show(lambda: str(1, "ascii"))
try:
    "a\ud800b".encode()
except UnicodeEncodeError as error:
    print(error.encoding, ascii(error.object), error.start, error.end, error.reason)

def digest(texts):
    h = 0
    for text in texts:
        for c in text:
            h = (h * 1000003 + ord(c) + 7) % 2305843009213693951
        h = h * 31 % 2305843009213693951
    return h


everything = [chr(p) for p in range(0x20000)]
for name in "lower upper title casefold swapcase capitalize".split():
    print(name, digest(getattr(str, name)(c) for c in everything))
for name in "alpha alnum decimal digit numeric lower upper title space printable identifier".split():
    print(name, sum(p for p, c in enumerate(everything) if getattr(str, "is" + name)(c)))
print([p for p, c in enumerate(everything) if len(f"a{c}b".splitlines()) > 1])
print([p for p, c in enumerate(everything) if len(f"a{c}b".split()) > 1])
print("ΑΣ".lower(), "ΑΣ.".lower(), "ΑΣ.Α".lower(), "Σ".lower(), "a\u0301Σ b".title(), "ὈΔΥΣΣΕΎΣ".capitalize(), "ﬁn ǆ ß".title())
print(sum(int(c) for c in everything if c.isdecimal()), int("１２"), float("٣.٥"))
print(digest(repr(c) for c in everything), sorted(["é", "e", "z", "😀", "\uffff", "Z"]))

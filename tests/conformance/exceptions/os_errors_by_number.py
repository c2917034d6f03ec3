for number in (2, 13, 17, 111, 110, 32, 4, 9999):
    e = OSError(number, "text", "file.txt")
    print(type(e).__name__, e, e.args, e.errno, e.strerror, e.filename)
for e in (OSError(), OSError("one"), OSError(2, "two"), OSError(2, "two", "a", None, "b"), FileNotFoundError(2, "x"), TimeoutError("t")):
    print(repr(e), "|", e, "|", e.errno)


class Mine(OSError):
    def __init__(self, what):
        super().__init__(5, what)


print(repr(Mine("own")), Mine("own"), Mine("own").errno)

class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"Celsius({float(self)!r}, {self.unit})"

    def __add__(self, other):
        return Celsius(float(self) + other, self.unit)


c = Celsius(21.5, "F")
print(c, c.unit, c + 1, 1 + c, type(c * 2), f"{c:.2f}", c == 21.5, hash(c) == hash(21.5), round(c, 1), -c, int(c), c.__dict__)


class Count(int):
    def __new__(cls, value):
        self = int.__new__(cls, value)
        self.tag = "t"
        return self

    def double(self):
        return Count(self * 2)


i, j = Count(7), Count(2**70)
print(i, i.tag, type(i + 1), i.double(), j, j.double().tag, "abcdefgh"[i], i == 7, {7: "x"}[i], f"{i:03d}", "%d" % j, bool(Count(0)))
print(type(int(i)), type(+i), type(i.real), Count.from_bytes(b"\x05"), type(Count.from_bytes(b"\x05")), [10, 20][Count(1)])


class Name(str):
    def __new__(cls, value, rank=1):
        self = str.__new__(cls, value)
        self.rank = rank
        return self

    def shout(self):
        return Name(self.upper() + "!", self.rank + 1)


s = Name("héllo", 3)
print(s, s.rank, s.shout(), s.shout().rank, type(s.upper()), type(s + "x"), s == "héllo", {"héllo": 1}[s], type(s[:]), f"{s:>8}")
print(type(str(s)), type("".join([s])), type(s.strip()), s.replace("z", "y") is s, Name("a") * 3, hash(s) == hash("héllo"), "-".join([s, s]))


class Data(bytes):
    pass


d = Data(b"abc")
d.x = 5
print(d, d.x, type(d + b"d"), d == b"abc", {b"abc": 1}[d], type(bytes(d)), Data([1, 2]), type(Data.fromhex("01")))


class Number:
    def __index__(self):
        return 3

    def __float__(self):
        return 2.5

    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "N"


n = Number()
print(f"{n}", f"{n:abc}", f"{n!s:>5}", "{:x}".format(n), "%s %d %x %f" % (n, n, n, n), "abcd"[n], "abcdef"[n:], "ab" * n, hex(n))
print(bytes(n), float(n), complex(n), round(2.34567, n), "a".center(n), int("11", n), chr(n), "a,b,c,d,e".split(",", n))


class Wrong:
    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __format__(self, spec):
        return 1

    def __int__(self):
        return "x"

    def __index__(self):
        return "i"


w = Wrong()
for make in (lambda: str(w), lambda: repr(w), lambda: f"{w}", lambda: f"{w!r}", lambda: int(w), lambda: "%s" % w, lambda: "%d" % w,
             lambda: "abc"[w], lambda: "a" * w, lambda: "{}".format(w), lambda: "a".join([w]), lambda: round(1.5, w)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

class C:
    def __init__(self, a):
        self.a = a

    @property
    def read(self):
        return 1

    hidden = property()


class Bare:
    pass


class Wrong:
    def __init__(self):
        return 5


class BadText:
    def __repr__(self):
        return 3

    def __len__(self):
        return -1

    def __bool__(self):
        return 2

    def __hash__(self):
        return "x"

    def __iter__(self):
        return 3

    def __index__(self):
        return "x"


c = C(1)
bad = BadText()
actions = [lambda: C(), lambda: C(1, 2), lambda: C(b=1), lambda: Bare(1), lambda: object(1), lambda: Wrong(), lambda: c.nope,
           lambda: C.nope, lambda: setattr(c, "read", 2), lambda: c.hidden, lambda: delattr(c, "hidden"), lambda: (1).nope,
           lambda: setattr(1, "x", 2), lambda: setattr(int, "x", 2), lambda: setattr([], "append", 1), lambda: c(),
           lambda: c[1], lambda: len(c), lambda: c + 1, lambda: -c, lambda: c < c, lambda: iter(c), lambda: 1 in c,
           lambda: next(c), lambda: [][c], lambda: repr(bad), lambda: len(bad), lambda: bool(bad), lambda: hash(bad),
           lambda: list(iter(bad)), lambda: [1][bad], lambda: C[int], lambda: super(C, 1), lambda: C.__init__(),
           lambda: list.append(1, 2), lambda: int.__add__("a", 1), lambda: [].__len__(1)]
for action in actions:
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)

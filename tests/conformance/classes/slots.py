class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Named(Point):
    __slots__ = "name"


class Open(Point):
    pass


class Hidden:
    __slots__ = ["__secret", "__dict__"]

    def __init__(self):
        self.__secret = 1


p = Point(1)
for action in (lambda: p.x, lambda: p.y, lambda: setattr(p, "z", 1), lambda: delattr(p, "y"), lambda: p.__dict__,
               lambda: Point.x, lambda: type("T", (), {"__slots__": ("a",), "a": 1}),
               lambda: type("T", (int,), {"__slots__": ("a",)}), lambda: type("T", (), {"__slots__": (1,)})):
    try:
        print(action())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
n = Named(2)
n.y, n.name = 3, "n"
print(n.x, n.y, n.name, Named.__slots__, hasattr(n, "__dict__"))
o = Open(4)
o.extra = 5
print(o.x, o.__dict__)
h = Hidden()
h.free = 2
print(h._Hidden__secret, h.__dict__)

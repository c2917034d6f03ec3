class M1(type):
    pass


class M2(type):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class X:
    pass


class Y(X):
    pass


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


for name, bases in (("both", (A, B)), ("order", (X, Y)), ("twice", (X, X)), ("layouts", (S1, S2)), ("mixed", (int, str)),
                    ("final", (bool,)), ("number", (1,))):
    try:
        print(type(name, bases, {}))
    except TypeError as e:
        print(f"{name}: {e}")
for args in ((), (1, 2), (1, (), {}), ("X", [], {}), ("X", (), 3)):
    try:
        type(*args)
    except TypeError as e:
        print(e)

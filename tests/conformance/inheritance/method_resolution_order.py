class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B>" + super().who()


class C(A):
    def who(self):
        return "C>" + super().who()


class D(B, C):
    def who(self):
        return "D>" + super().who()


print(D().who(), [k.__name__ for k in D.__mro__], issubclass(D, A), isinstance(D(), (int, C)), D.__bases__)
try:
    class E(A, D):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])

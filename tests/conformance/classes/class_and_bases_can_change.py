class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    pass


c = C()
c.kept = 1
print(c.who(), C.__mro__)
C.__bases__ = (B,)
print(c.who(), C.__mro__, A.__subclasses__(), B.__subclasses__())
c.__class__ = A
print(type(c), c.kept, c.who())
A.who = lambda self: "changed"
print(c.who())
for target, value in ((c, int), (c, 3), (1, A)):
    try:
        target.__class__ = value
    except TypeError as e:
        print(e)
for bases in ((), (1,), (C,)):
    try:
        C.__bases__ = bases
    except TypeError as e:
        print(e)

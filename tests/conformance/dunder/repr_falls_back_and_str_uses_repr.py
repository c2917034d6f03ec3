class A:
    def __repr__(self):
        return "A!"


class B:
    def __str__(self):
        return "b"


print(A(), str(A()), [A()], f"{A()}", str(B()), {"k": A()}, (A(),))
print(repr(B()).startswith("<__main__.B object at 0x"), A, type(3), type(None))

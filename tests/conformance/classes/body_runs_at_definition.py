print("before")


class C:
    print("in body", __qualname__)
    for i in range(2):
        print(i)
    names = ["a"] + ["b"]

    class Inner:
        def f(self):
            pass


print(C.names, C.i, C.Inner.__qualname__, C.Inner.f.__qualname__, C)

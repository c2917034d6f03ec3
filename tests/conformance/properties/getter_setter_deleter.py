class T:
    def __init__(self):
        self._c = 0

    @property
    def c(self):
        "Celsius."
        print("get")
        return self._c

    @c.setter
    def c(self, v):
        print("set", v)
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @c.deleter
    def c(self):
        print("del")

    @property
    def f(self):
        return self._c * 9 / 5 + 32


t = T()
t.c = 100
t.c += 1
print(t.c, t.f, T.c.__doc__)
del t.c
for f in (lambda: setattr(t, "c", -300), lambda: setattr(t, "f", 1)):
    try:
        f()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)

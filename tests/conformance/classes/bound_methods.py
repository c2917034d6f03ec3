class C:
    def __init__(self, n):
        self.n = n

    def get(self, k=0):
        return self.n + k


c = C(1)
m = c.get
c.n = 5
print(m(), m(2), C.get(c, 3), m.__self__ is c, m.__name__, C.get.__name__, m == c.get, list(map(c.get, [1, 2])))
c.get = lambda: "own"
print(c.get())

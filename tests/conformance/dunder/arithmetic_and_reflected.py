class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return V(-self.x, -self.y)

    def __iadd__(self, o):
        self.x += o.x
        return self

    def __repr__(self):
        return f"V({self.x}, {self.y})"

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __bool__(self):
        return bool(self.x or self.y)


a = V(1, 2)
b = a
print(a + V(3, 4), a * 2, 3 * a, -a, abs(V(3, 4)), a @ a, bool(V(0, 0)))
a += V(1, 1)
print(a, a is b)
try:
    a + 1
except TypeError as e:
    print(e)

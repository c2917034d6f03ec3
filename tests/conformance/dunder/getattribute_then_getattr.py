class B(tuple):
    def __init__(self, v=None): self.n = v
    def __getattribute__(self, a):
        if a in ("c", "i"): return 5
        return tuple.__getattribute__(self, a)
    def __getattr__(self, a):
        if self.n is None: return B(a)
        return B(self.n + a)
b = B()
print(b.x.n)
class C(tuple):
    def __getattribute__(self, a):
        return tuple.__getattribute__(self, a)
    def __getattr__(self, a):
        if a.startswith("__"): raise AttributeError(a)
        return a
b = C()
print(b.x)
class D:
    def __getattr__(self, a):
        if a.startswith("__"): raise AttributeError(a)
        return a
b = D()
print(b.x)
class D:
    def __getattr__(self, a):
        if a == 3: raise AttributeError(a)
        return a
b = D()
print(b.x)

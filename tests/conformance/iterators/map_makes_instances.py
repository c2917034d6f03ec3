class C:
    def __init__(self, n): self.n = n
print([type(x).__name__ for x in map(C, [1,2])])
for x in map(C, [3]): print(type(x))
class D(C):
    def __init__(self, n="x"):
        super().__init__(n)
        m = getattr(self, "zz", None)
for x in map(D, ["a"]): print(type(x))
def g(tests):
    for t in tests: print(type(t))
g(map(D, ["a"]))
from functools import partial, reduce
from collections import defaultdict
print([type(x).__name__ for x in map(partial(C), [1])], sorted([2,1], key=lambda n: C(n).n), [type(x).__name__ for x in map(partial(D), ["a"])])
class E(C):
    def __call__(self, x): return C(x)
    def __bool__(self): return self.n > 1
print([type(x).__name__ for x in map(E(1), [1])], list(filter(E, [1, 2])), type(defaultdict(lambda: C(1))["x"]).__name__)
print(any(map(E, [1, 2])), [x.n for x in map(lambda n: C(n), [5])], list(zip(map(C, [1]), "a"))[0][0].n, [*map(C, [1])][0].n, tuple(map(C, (1, 2)))[1].n, min(map(C, [3]), key=lambda c: c.n).n)
a, b = map(C, [1, 2]); print(a.n, b.n)
print({k: v.n for k, v in zip("ab", map(C, [1, 2]))}, next(map(C, [9])).n, sum(map(lambda c: c.n, map(C, [1, 2, 3]))))
class K:
    def __new__(cls, x): o = object.__new__(cls); o.x = x; return o
print([k.x for k in map(K, [1, 2])], [k.x for k in iter(lambda it=iter([K(1)]): next(it, None), None)])

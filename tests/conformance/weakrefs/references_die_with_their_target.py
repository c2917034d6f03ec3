import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"A({self.n})"


a = A(1)
plain = weakref.ref(a)
print(plain() is a, weakref.ref(a) is plain, weakref.getweakrefcount(a))
called = weakref.ref(a, lambda r: print("callback", r is called, r()))
print(hash(plain) == hash(a), plain == called)
del a
print(plain(), called())
try:
    hash(weakref.ref(A(2)))
except TypeError as e:
    print(e)
for bad in (1, "a", (), None, [], {}, object()):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
p = A(3)
proxy = weakref.proxy(p)
proxy.n = 4
print(proxy.n, p)
del p
try:
    proxy.n
except ReferenceError as e:
    print(e)


class M:
    def method(self):
        return "called"


m = M()
w = weakref.WeakMethod(m.method)
print(w()())
del m
print(w())

def f[T](*, a, b=1): return a, b
print(f(a=2), f.__kwdefaults__, f.__defaults__)
def g[T](a=1): return a
print(g(), g.__defaults__)
def h[T](a=1, *, b=2): return a, b
print(h())
@print
@lambda f: f.__name__
def k[T](): pass

def f(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest


print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=0, e=1, a="rest", z=9))
print(f(*(1, 2), c=7, d=8))


def only(*, key):
    return key


print(only(key=1), (lambda x, *y, z=1: (x, y, z))(1, 2, 3))

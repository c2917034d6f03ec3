def f(a, b, /, c, *, d):
    pass


def g(x, y=1):
    pass


def none():
    pass


for call in (lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, 3, 4, d=5), lambda: f(1, 2, c=3, d=4, e=5), lambda: f(a=1, b=2, c=3, d=4),
             lambda: g(), lambda: g(1, 2, 3), lambda: g(1, x=2), lambda: none(1), lambda: none(k=1), lambda: len(), lambda: g(y=2)):
    try:
        call()
    except TypeError as e:
        print(e)

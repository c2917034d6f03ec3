def show(*args, **kwargs):
    print(args, kwargs)


show(*[1, 2], 3, *"ab", k=1, **{"x": 2}, **{"y": 3})
show(*(), **{})
try:
    show(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    show(*5)
except TypeError as e:
    print(e)

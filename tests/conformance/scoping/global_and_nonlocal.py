x = "module"


def f():
    global x, y
    x, y = "changed", "made"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "inner"
    inner()
    return x


f()
print(x, y, outer(), x)
try:
    undefined
except NameError as e:
    print(e)

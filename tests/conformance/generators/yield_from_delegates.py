def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except KeyError:
        yield "key error"
    return "inner result"


def outer():
    result = yield from inner()
    print("result:", result)
    yield from [10, 20]
    return "end"


g = outer()
print(next(g), g.send("hello"), next(g), next(g))
g = outer()
next(g)
print(g.throw(KeyError), next(g))
g.close()

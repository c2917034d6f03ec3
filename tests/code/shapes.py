"""Every shape of code once. golden/shapes.dis is its listing; golden/shapes.places what CPython 3.13 says of its places."""
from asyncio import sleep, gather as g
import os.path as path, a.b


def operators(a, b=2, *rest, c=3, **named):
    """The docstring
      of a function."""
    x = a + b * c - -a ** 2 // ~b % 10
    y = not a, a and b or c, a if b else c, a < b <= c, a is not None, a not in [1, 2], not a in {3}
    z = [a, *rest], {a, b}, {a: b, **named}, (1, "two", (3.5, None)), 60 * 60, "a" "b" * 2, a[1:], a[::b], a[b, 0]
    x += 1; z[a] -= b; a.b.c |= c
    a, b = b, a
    (x, *y), [z, a.b, a[0]] = rest
    del x, y[0], a.b
    return f"{a!r:>{b}} and {c=}" + "%s %5r" % (a, b) + f"{a}"


def calls(f, a, k):
    f()
    f(a, 1, key=k)
    f(*a), f(*a, 1), f(**k), f(1, x=2, **k, y=3, z=4)
    a.method(1).other(key=k)
    (a
     .first(1)
     .second()
     .third)
    return f(
        a,
        k=[1,
           a],
    )


def branches(a, b):
    if a and (b or not a):
        pass
    elif a is None:
        return 1
    else:
        b
    assert a == b, "message"
    while a > 0:
        a -= 1
        if b: continue
        break
    else:
        return
    while b: b = b.next
    while True:
        for a in [1, 2]: print(a)
        for i, j in b:
            if i: return j
        else:
            raise ValueError(a) from b


def exceptions(f):
    try:
        f()
    except (KeyError, OSError) as e:
        print(e)
    except ValueError:
        raise
    else:
        f.ok()
    finally:
        f.done()
    for x in f:
        try:
            if x: continue
            return x
        finally:
            with f.a as b, f.c:
                return b
    try: f()
    except* TypeError as e: print(e)


def comprehensions(a):
    x = 1
    flat = [x + y for x in a if x for y in x.items]
    both = {k: [v for v in vs] for k, vs in a}
    lazy = (lambda: x for x in a)
    total = sum(n := y for y in a)
    return [z
            for z in flat
            if z > total], {c for c in both}


def closures():
    count = 0
    def inner():
        nonlocal count
        count += 1
        return lambda k=count, *, j: count + k
    return inner


def generator(n):
    got = yield
    yield from got
    return (yield n)


async def coroutine(a):
    await sleep(1)
    async with a.lock as b:
        async for c in a:
            if c: return await c
        return [await d async for d in b]


async def asynchronous_generator(a):
    yield a


@path.decorator
@g(1)
class Shape(a.Base, metaclass=path):
    "The docstring of a class."
    sides: int = 4
    __hidden = sides * 2

    def __init__(self, kind: str = "square") -> None:
        super().__init__(kind)
        self.kind = self.__hidden
        super(Shape, self).other
    local = [sides for _ in range(3)]


def match(v):
    match v:
        case 0 | -1: return "small"
        case [1, *rest, x] if x: return rest
        case {"k": [a, _], **others}: return a
        case Shape(kind="k", sides=n) as s: return s, n
        case None: pass
        case _: return v


big = {1: a, 2: a, 3: a, 4: a, 5: a, 6: a, 7: a, 8: a, 9: a, 10: a, 11: a, 12: a, 13: a, 14: a, 15: a, 16: a, 17: a}

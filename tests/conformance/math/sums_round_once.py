import math

print(sum([0.1] * 10), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum(x / 3 for x in range(100)))
print(math.prod([1.5, 2]), math.prod(x for x in range(1, 30)), math.prod([], start=7), math.prod(["ab", 2], start=1))
print(math.hypot(), math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(1e-320, 1e-320), math.hypot(math.inf, math.nan))
print(math.dist([1, 2], [4, 6]), math.dist((i for i in (1.1, 2.2, 3.3)), iter([4, 5, 6])))
print(math.sumprod([0.1] * 3, [0.1] * 3), math.sumprod([1, 2], [3, 4]), math.sumprod([1.5, 2, 10**20], [2, 3, True]))
print(math.sumprod(range(5), (i for i in range(5))))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: math.fsum([math.inf, -math.inf]))
show(lambda: math.fsum([1e308, 1e308]))
show(lambda: math.fsum([1, "a"]))
show(lambda: math.sumprod([1], [1, 2]))
show(lambda: math.dist((1,), (1, 2)))
show(lambda: math.prod(5))

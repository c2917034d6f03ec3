import asyncio as aio
import time, math
from functools import partial, reduce as fold
from asyncio import (
    sleep,
    gather as g,
)

print(aio.__name__, time.__name__, math.floor(2.7), partial(int, base=2)("101"), fold(lambda a, b: a * b, [1, 2, 3, 4]))
print(sleep is aio.sleep, g is aio.gather)


def inside():
    import itertools
    return list(itertools.islice(itertools.count(5), 3))


print(inside())

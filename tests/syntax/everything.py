"""Every construct of the grammar once; golden/everything.ast has its tree, with CPython's own places."""
from __future__ import annotations
import os, os.path as path
from . import a
from ...b.c import (d as e, f,)
from g import *

# Literals
x = None, True, False, ..., 0, 1_000, 0xFF, 0o17, 0b101, 12345678901234567890, 1.5, .5, 5., 1e3, 1E-2, 2j, 0_0
s = 'a' "b" '''c
d''' r"\n" u"é" "\x41\u00e9\U0001F600\101\
\t\\" if x else b"\xff" b'a' rb"\d"
t = "é", f"", f"a{x}b{{c}}" "d" f'{x!r:>{w}}', f"{x = }", f"{x=!s:5}", rf"\d{x:\d}", f'''{
    x  # a comment
}''', f"{f'{f"{1}"}'}", f"{x:%H:%M}", f"{ {'a': 1}['a'] }", f"{(lambda: 1)()}", f"{yield_}", f"{*a, b}"

# Expressions
a or b or c and not d and e
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b, +a, ~(a), (a + b) * c, await_
a.b.c[0][1:2, ::3, x:, :y, *z](1, *a, k=2, *b, **c)(x for x in y)(a := 1)[b := 2]
(a), (a,), (), [], [a, *b], {}, {a: b, **c}, {a, *b}, (yield_), (a := b), ((a))
lambda: 0, lambda a, /, b=1, *c, d, e=2, **f: a, lambda *, k: k, lambda *a,: a
a if b else c if d else e
[x for x in y if a if b for z in w], {x for x, in y}, {k: v for k, v in y}, (x async for x in y), [a := 1 for _ in b]
*a, b

# Assignments
a = b, *c = [d.e, f[0]] = (g) = 1, 2
(a, [b, *c]), d = x
a: int = 1
(a): int
a.b: "text"
a[0]: int = yield_
a += 1; a -= 1; a *= 1; a @= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1; a **= 1; a //= 1;
del a, b.c, (d[0], [e])
assert a, "b"
pass
type A = int
type B[T: int = str, *Ts, **P] = list


@decorator
@a.b(c)
async def f[T](a, b: int = 1, /, c=2, *args: *Ts, d, e: str = 3, **kwargs: int) -> None:
    """A docstring."""
    global g
    nonlocal h, i
    async for x, *y in z: await x
    else:
        return
    async with a as b, c as (d, e), f(): yield
    x = yield a, b
    y = await z ** await w
    yield from f
    return *a, b


@decorator
class C[T](A, metaclass=M, *b, **k):
    def f(self): pass

class D: x = 1; y = 2


if a: pass
elif b:
    pass
elif c: pass
else:
    pass
while a: break
else: continue
for a.b in c, *d: pass
for (x) in y: pass
else: pass
with a: pass
with (a): pass
with (a), b: pass
with (a as b, c): pass
with (a, b,) : pass
with (yield_) as b: pass
with (a, b) as c: pass
try: pass
except: pass
else: pass
finally: pass
try: pass
except A: raise
except (B, C) as e: raise a from b
try: pass
finally: pass
try: pass
except* A: pass
match = case = type = _ = 1
match(x)
match[a:b] = c
match x:
    case 1 | -1.5 | 1 + 2j | -3 - 4j | "a" "b" | b"c" | None | True: pass
    case a.b | a.b.c: pass
    case _ if x: pass
    case [a, *_] | (b, *c) | (): pass
    case a, b, : pass
    case *a, : pass
    case {"a": 1, a.b: c, **rest}: pass
    case {}: pass
    case A() | a.B(1, x, k=2, l=[y],): pass
    case (a | b) as c: pass
    case (a): pass
match *a, b:
    case x: pass
if a:
	if b:
	    c  # tabs and spaces, consistently

  # a comment anywhere
x = (1 +
  2) \
    + 3
x = 1if y else 2

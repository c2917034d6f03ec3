import sys
import traceback
def run(f, *a):
    try: f(*a)
    except BaseException as e: traceback.print_exception(e, file=sys.stdout)
class O:
    x = None
    def __init__(self, v=0):
        self.v = v
    def fail(self, *a, **k): raise ValueError("fail", a)
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def __iter__(self): raise TypeError("iter!")
    def __len__(self): raise KeyError("len")
    def __eq__(self, o): raise RuntimeError("eq")
o = O()
def t1(): return o.fail(1, 2)
def t2(): x = o.fail(1); return x
def t3():
    return o.fail(
        1,
        k=2,
    )
def t4(): o.x.y.z
def t5(): o.x.y = 3
def t6(): o.x[1] = 2
def t7(): o.x[1:2]
def t8(): del o.x[0]
def t9(): o.x += 1
def t10(): -o
def t11(): not len(o)
def t12(): a, b = 1, 2, 3
def t13():
    for i in o: pass
def t14(): [i for i in o]
def t15(): list(i.y for i in [1])
def t16(): {k: 1 / k for k in (1, 0)}
def t17(): f"{o.x.y} and {1/0}"
def t18(): 1 < 2 < "3"
def t19(): 3 in o.x
def t20(): (lambda: 1 / 0)()
def t21():
    with o.fail() as q: pass
def t22():
    with o as z:
        1 / 0
def t23(): o == 1
def t24(): print(*o)
def t25(): print(**o.x)
def t26(): o.x()
def t27(): "abc"[10]
def t28(): {"a": 1}["b"]["c"]
def t29(): int("x" + "y")
def t30(): assert o.x, "no x"
def t31(): assert (1 == 2 and
                   3)
def t32(): raise ValueError("long message "
                            "over lines")
def t33(): raise
def t34(): raise o
def t35(): undefined_thing + 1
def t36():
    x = (1 +
         2 +
         "3")
def t37():
    class K:
        y = 1 / 0
def t38():
    @o.fail
    def inner(): pass
def t39(): import nope_mod
def t40(): from sys import nope_x
def t41(): (yield_ := 1 / 0)
def t42(): o.fail(*[1, 2], **{"a": 1})
def t43(): return [1, 2, 3][5] + 1
def t44(): return (1).bad
def t45(): return "a" + 1 if o.v == 0 else 2
def t46(): x = [1, 2]; x.remove(7)
def t47(): global gg; gg += 1
def t48(): ll = ll + 1
def t49(): print("a", "b", 1 / 0, "c")
def t50():
    print("aaaaaaaaaaaaaaaaa",
          1 / 0,
          "c")
def t51():
    return (o
            .fail(1)
            .other())
def t52():
    return {
        "a": 1,
        "b": 1 / 0,
    }
def t53(): return o.x.foo(1).bar
def t54(): o[1]
def t55(): o[1] = 2
def t56(): O(1, 2, 3)
def t57(): O().nope()
def t58(): return O(v=1)(2)
def t59(): return 1 if 1 / 0 else 2
def t60():
    while 1 / 0: pass
def t61():
    if o.x.y:
        pass
def t62(): x: int = 1 / 0
def t63(): x = y = z = 1 / 0
def t64(): a = b = o.fail()
def t65(): x, y = o.fail(), 2
def t66(): o.z = o.fail()
def t67(): return o.fail
def t68(): return not o.fail()
def t69(): 10 % 0
def t70(): 10 // 0 ** 1
def t71(): 1 << "a"
def t72(): [] @ []
def t73(): 5 & "a"; 6
def t74(): int("1") + int("2") * int("z")
def t75(): (((1 / 0)))
def t76(): (  1   /   0  )
def t77(): x = 1;  y = x . bad
def t78(): return 1 / 0  # comment
def t79(): return o.fail(  # comment
        1)
def t80(): return o.fail(")", '"')
def t81(): return (o.fail)()
def t82(): return [o.fail][0](1)
def t83(): return o.fail()[0][1]
def t84(): match_it(o.x)
def match_it(x):
    match x:
        case None if 1 / 0: pass
def t85():
    try: 1 / 0
    finally: o.x.y
def t86():
    try: 1 / 0
    except ZeroDivisionError: raise
def t87():
    try: 1 / 0
    except ZeroDivisionError as e: raise e
def t88():
    try: 1 / 0
    except (ValueError, o.x.y): pass
def t89(): return max([1, "a"])
def t90(): return sorted([1, "a"], key=lambda v: v + 1)
def t91(): return list(map(lambda v: 1 / v, [1, 0]))
def t92(): return sum([1, "a"])
def t93(): return "".join([1])
def t94(): "%d" % "a"
def t95(): "{}".format()
def t96(): return dict([1])
def t97(): return open_nope
def t98(): return next(iter([]))
def t99(): return (x for x in o)
i = 1
while f"t{i}" in globals():
    print("#", i)
    run(globals()[f"t{i}"])
    i += 1

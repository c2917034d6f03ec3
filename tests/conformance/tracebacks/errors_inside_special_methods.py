import sys
import traceback
def run(f):
    try: print(f())
    except BaseException as e: traceback.print_exception(e, file=sys.stdout)
class Prop:
    @property
    def p(self): return self.missing
    @property
    def q(self): raise ValueError("in q")
    @p.setter
    def p(self, v): raise KeyError("set")
    def __getattr__(self, n):
        if n == "deep": return self.deeper
        raise AttributeError(f"custom {n}")
    def __len__(self): return 1 / 0
    def __add__(self, o): return [][1]
    def __iter__(self): yield 1; raise RuntimeError("it")
    def __enter__(self): raise OSError("enter")
    def __exit__(self, *a): pass
    def __call__(self): return self.nope()
    def __getitem__(self, k): return {}[k]
    def __contains__(self, k): raise TypeError("contains")
    def __bool__(self): raise IndexError("bool")
    def __repr__(self): return self.r()
    def __hash__(self): raise LookupError("hash")
    def __lt__(self, o): raise AssertionError("lt")
    def __del__(self): pass
    def __init_subclass__(cls): raise TypeError("no subclass")
    def __format__(self, s): raise ValueError("fmt " + s)
    def __index__(self): raise ArithmeticError("idx")
o = Prop()
run(lambda: o.p); run(lambda: o.q); run(lambda: setattr(o, "p", 1)); run(lambda: o.deep); run(lambda: o.zork); run(lambda: len(o)); run(lambda: o + 1); run(lambda: list(o)); run(lambda: o()); run(lambda: o["k"]); run(lambda: 1 in o)
def iff():
    if o: pass
def whl():
    while o: pass
def wth():
    with o: pass
def frl():
    for i in o: pass
def asg(): o.p = 3
def sub():
    class S(Prop): pass
run(iff); run(whl); run(wth); run(frl); run(asg); run(sub)
run(lambda: repr(o)); run(lambda: f"{o!r}"); run(lambda: {o: 1}); run(lambda: sorted([o, o])); run(lambda: f"{o:x}"); run(lambda: [1][o]); run(lambda: not o); run(lambda: o and 1); run(lambda: str(o)); run(lambda: print(o)); run(lambda: [*o]); run(lambda: max(o)); run(lambda: sum(o)); run(lambda: dict(o)); run(lambda: set([o])); run(lambda: range(o)); run(lambda: o < 1)
def unpack(): a, b = o
run(unpack)
def nested_gen():
    def g1(): yield from g2()
    def g2(): yield 1; 1 / 0
    return list(g1())
run(nested_gen)
def decorated():
    def deco(f):
        def wrap(*a): return f(*a)
        return wrap
    @deco
    def inner(x): return x.bad
    return inner(1)
run(decorated)
def comp(): return [y for x in [1, 2] for y in [x / 0]]
run(comp)
def setc(): return {x: 1 / x for x in [0]}
run(setc)
def genx(): return any(1 / x for x in [0])
run(genx)
def lam(): return (lambda a, b: a + b)(1, "x")
run(lam)
def rec_err():
    def r(): return r()
    r()
try: rec_err()
except RecursionError as e: print("rec", e)
def star(): return (lambda *, k: k)()
run(star)
def chain():
    try: raise ValueError(1)
    except ValueError as e:
        err = e
    raise err
run(chain)
def tb_again():
    e = ValueError("reused")
    for _ in range(2):
        try: raise e
        except ValueError: pass
    raise e
run(tb_again)
def with_tb():
    try: 1 / 0
    except ZeroDivisionError as e: t = e.__traceback__
    raise KeyError("x").with_traceback(t)
run(with_tb)

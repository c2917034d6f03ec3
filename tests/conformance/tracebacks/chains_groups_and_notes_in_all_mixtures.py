import traceback
def run(f, *a):
    try: f(*a)
    except BaseException as e: traceback.print_exception(e)
def a():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise KeyError("k")
    except KeyError as e: raise ValueError("v") from e
run(a)
def b():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("k") from None
run(b)
def c():
    raise ValueError("x") from KeyError("cause without tb")
run(c)
def d():
    e = ValueError("self"); e.__cause__ = e; raise e
run(d)
def e_():
    e1, e2 = ValueError(1), ValueError(2); e1.__context__ = e2; e2.__context__ = e1; raise e1
run(e_)
def f():
    raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
run(f)
def g():
    x = ValueError("deep")
    for i in range(12): x = ExceptionGroup(f"level {i}", [x])
    raise x
run(g)
def h():
    try: raise ExceptionGroup("one", [ValueError("in"), ExceptionGroup("two", [KeyError("z")])])
    except ExceptionGroup as eg: raise RuntimeError("after") from eg
run(h)
def i():
    ex = []
    for k in (1, 2):
        try:
            try: 1 / 0
            except ZeroDivisionError as z: raise KeyError(k) from z
        except KeyError as e: e.add_note(f"note {k}"); ex.append(e)
    g = ExceptionGroup("chained members", ex); g.add_note("group note"); raise g
run(i)
def j():
    try: raise ValueError("a")
    except ValueError as a:
        try: raise TypeError("b")
        except TypeError as b:
            raise ExceptionGroup("both", [a, b])
run(j)
def k():
    e = ValueError("notes"); e.__notes__ = "not a list"; raise e
run(k)
def l():
    e = ValueError("notes"); e.__notes__ = ["a", 3, "multi\nline"]; raise e
run(l)
class Multi(Exception):
    def __str__(self): return "line1\nline2"
def m(): raise Multi
run(m)
def m2(): raise ExceptionGroup("gr\noup", [Multi(), ValueError("a\nb")])
run(m2)
def n():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError("during")
run(n)
def o():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: print("handled", e.exceptions)
run(o)
def p():
    try: raise ValueError("naked")
    except* ValueError as e: raise
run(p)
def q():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e: raise RuntimeError("r1") from e
    except* TypeError as e: raise RuntimeError("r2")
run(q)
def rec(n):
    if n: rec(n - 1)
    else: 1 / 0
run(rec, 2); run(rec, 3); run(rec, 4); run(rec, 50)
def r1(n):
    if n > 5: raise ValueError
    r2(n + 1)
def r2(n): r1(n)
run(r1, 0)
def s():
    class Local(Exception): pass
    raise Local("local")
run(s)
def t(): raise SyntaxError("bad", ("file.py", 3, 5, "  x = = 1\n", 3, 6))
run(t)
def u(): raise SyntaxError("only msg")
run(u)
def v(): raise IndentationError("unexpected indent", ("f.py", 1, None, "  abc"))
run(v)
def w(): raise SystemExit("exit msg")
run(w)
def x(): raise KeyboardInterrupt
run(x)
def y(): raise StopIteration(3)
run(y)
def z(): raise BaseExceptionGroup("beg", [KeyboardInterrupt("k"), ValueError("v")])
run(z)
def gen():
    try: yield 1
    finally: 1 / 0
def aa():
    g = gen(); next(g); g.close()
run(aa)
def bb():
    def gi(): raise StopIteration
    def gg(): yield gi()
    list(gg())
run(bb)
def cc(): (_ for _ in [1]).throw(ValueError("thrown"))
run(cc)
def dd():
    ctx = None
    class CM:
        def __enter__(self): return self
        def __exit__(self, t, v, tb): raise KeyError("exit") 
    with CM(): raise ValueError("body")
run(dd)
class UniErr(Exception): pass
def ee(): raise UniErr("日本 ünï")
run(ee)
def gg(): naïve = "x"; return naïve.upper().nope(1)
run(gg)
raise ValueError

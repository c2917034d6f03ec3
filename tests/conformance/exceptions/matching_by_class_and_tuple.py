class A(Exception): pass
class B(A): pass


def f(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup", repr(x)
    except B:
        return "B"
    except A as a:
        return "A", a.args
    except Exception as x:
        return type(x).__name__, str(x)


print(f(B), f(A(1, "x")), f(KeyError("k")), f(ValueError("v")), f(ZeroDivisionError), f(IndexError()))
try:
    try:
        raise ValueError
    except "not a class":
        pass
except TypeError as e:
    print(e)

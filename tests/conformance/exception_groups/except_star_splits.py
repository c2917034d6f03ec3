def f(*errors):
    try:
        raise ExceptionGroup("several", errors)
    except* ValueError as eg:
        print("values:", [str(e) for e in eg.exceptions])
    except* (KeyError, IndexError) as eg:
        print("lookups:", eg.exceptions)
    else:
        print("never")
    finally:
        print("finally")


f(ValueError("a"), KeyError("b"), ValueError("c"))
f(IndexError(1), ExceptionGroup("nested", [ValueError("deep")]))
try:
    f(ValueError("x"), TypeError("left over"))
except ExceptionGroup as eg:
    print(repr(eg), eg.exceptions)

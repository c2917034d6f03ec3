try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as eg:
    print(repr(eg))
    print([repr(e) for e in eg.exceptions], repr(eg.exceptions[0].__context__))

class Mine(ExceptionGroup):
    pass


for make in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", 1), lambda: ExceptionGroup("x", [1]),
             lambda: ExceptionGroup("x"), lambda: ExceptionGroup(1, [ValueError()]),
             lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: Mine("x", [KeyboardInterrupt()]),
             lambda: BaseExceptionGroup("x", [ValueError(1)]), lambda: BaseExceptionGroup("x", (KeyboardInterrupt(),)),
             lambda: Mine("m", [ValueError(1), TypeError(2)])):
    try:
        g = make()
        print(repr(g), "|", g, "|", g.message, g.exceptions, g.args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(ExceptionGroup.__mro__)

for value, spec in ((3, "s"), ("x", "d"), (1.5, "d"), ([], "5"), (3, ".2d"), ("x", "+"), (3, "zz")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

def f():
    try:
        raise ValueError("original")
    except ValueError as e:
        e.add_note("seen")
        raise


try:
    f()
except ValueError as e:
    print(e, e.__notes__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)

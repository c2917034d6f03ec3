def check(items):
    assert len(items) > 2, "too few"


def refuse(items):
    raise TypeError(
        "a raise over"
        " two lines")


try:
    check([1])
except AssertionError:
    refuse([])

def check(x):
    assert x > 0, f"{x} is not positive"
    assert isinstance(x, int)
    return x


print(check(1))
for bad in (-1, 2.5):
    try:
        check(bad)
    except AssertionError as e:
        print(repr(e))

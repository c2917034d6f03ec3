from contextlib import contextmanager, suppress


@contextmanager
def section(name):
    print("begin", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print("end", name)


with section("a") as a:
    print(a)
with section("b"):
    raise KeyError("k")
try:
    with section("c"):
        raise ValueError("through")
except ValueError as e:
    print(e)
with suppress(ZeroDivisionError):
    1 / 0
print("done")

class CM:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.suppress


with CM("a") as a, CM("b", True) as b:
    print(a, b)
    raise ValueError("swallowed by b")
print("on")
try:
    with (CM("c"), CM("d")):
        raise KeyError("k")
except KeyError as e:
    print("out", e)


def f():
    for i in range(2):
        with CM(i):
            if i:
                return "returned"


print(f())

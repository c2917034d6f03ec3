class CM:
    def __enter__(self):
        raise ValueError("no entry")

    def __exit__(self, *a):
        print("never")


class Outer:
    def __enter__(self):
        print("outer in")

    def __exit__(self, kind, *rest):
        print("outer out", kind.__name__)


try:
    with Outer(), CM():
        print("never")
except ValueError as e:
    print(e)

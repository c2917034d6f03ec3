def numbers():
    yield 1
    yield int("two")


def use():
    return [n * 2 for n in numbers()]


class Loader:
    def load(self):
        return (lambda: use())()


Loader().load()

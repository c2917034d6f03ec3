def register(cls):
    cls.registered = True
    return cls


def logged(method):
    def inner(self, *a):
        print("call", method.__name__, a)
        return method(self, *a)
    return inner


@register
class C:
    @logged
    def add(self, a, b):
        return a + b

    @classmethod
    @logged
    def make(cls):
        return cls()


print(C.registered, C.make().add(1, 2))


class CountCalls:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)


@CountCalls
def hi():
    return "hi"


print(hi(), hi(), hi.n)

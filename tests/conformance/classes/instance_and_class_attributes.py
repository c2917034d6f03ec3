class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name):
        self.name = name

    def add(self, trick):
        self.tricks.append(trick)


a, b = Dog("a"), Dog("b")
a.add("roll")
a.kind = "changed"
print(a.name, b.tricks, a.kind, b.kind, Dog.kind, a.__dict__, b.__dict__)
del a.kind
print(a.kind, hasattr(a, "tail"), getattr(a, "tail", "none"), isinstance(a, Dog), type(a) is Dog, Dog.__name__)
setattr(a, "tail", 1)
print(a.tail, vars(a))
for f in (lambda: a.missing, lambda: Dog.missing, lambda: Dog(), lambda: a.add()):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(e)

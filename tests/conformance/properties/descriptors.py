class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value


class P:
    age = Typed(int)
    name = Typed(str)


p = P()
print(p.age)
p.age = 3
print(p.age, p.__dict__, P.name.name)
try:
    p.name = 5
except TypeError as e:
    print(e)

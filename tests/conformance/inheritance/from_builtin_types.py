class Stack(list):
    def push(self, x):
        self.append(x)

    def __repr__(self):
        return f"Stack{list(self)}"


class Default(dict):
    def __missing__(self, key):
        return key * 2


class Celsius(float):
    pass


class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


s = Stack([1])
s.push(2)
print(s, len(s), s + [3], isinstance(s, list), Default(a=1)["zz"], Celsius(3) + 1)
try:
    raise MyError(7)
except ValueError as e:
    print(repr(e), e.code, e.args)

class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Loud("a")
b = a
del a
print("still one reference")
b = None
print("gone")
Loud("temporary")


def f():
    x = Loud("local")
    print("in f")


f()
items = [Loud("in list")]
items.clear()
print("end")

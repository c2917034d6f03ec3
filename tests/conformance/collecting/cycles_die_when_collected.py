import gc
import weakref


deleted = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        deleted.append(self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
r = weakref.ref(a)
del a, b
print(r() is not None)
gc.collect()
print(r(), sorted(deleted))


def closure():
    def inner():
        return inner
    return inner


r = weakref.ref(closure())
print(r() is not None)
gc.collect()
print(r())


class Class:
    def method(self):
        return __class__


r = weakref.ref(Class)
del Class
gc.collect()
print(r())
lonely = Node("lonely")
lonely.me = [lonely]
del lonely
print("before")
gc.collect()
print("after", deleted[-1], gc.isenabled())

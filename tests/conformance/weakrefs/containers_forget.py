import weakref


class A:
    pass


a, b = A(), A()
values = weakref.WeakValueDictionary(a=a, b=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
members = weakref.WeakSet([a, b])
print(len(values), len(keys), len(members), "a" in values, a in keys, a in members, sorted(values), keys[b])
del a
print(len(values), len(keys), len(members), "a" in values, list(keys.values()), values.get("a", "none"))
try:
    values["a"]
except KeyError as e:
    print("KeyError", e)
f = weakref.finalize(b, print, "finalized", 1)
print(f.alive)
del b
print(f.alive, len(values), len(keys), len(members))

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
del d["a"]
d["a"] = 4
print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)), d.popitem(), len(d))

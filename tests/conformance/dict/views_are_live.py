d = {"a": 1}
keys, values, items = d.keys(), d.values(), d.items()
d["b"] = 2
print(keys, values, items, len(keys), ("b", 2) in items, sorted(keys - {"a"}))

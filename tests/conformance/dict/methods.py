d = dict(a=1, b=2)
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", []), d.setdefault("a", 9), d.pop("b"), d.pop("q", None), d)
d.update({"x": 1}, y=2)
print(d, d | {"a": 0}, "x" in d, dict([("k", "v")]), dict.fromkeys("ab", 0), dict(zip("ab", range(2))))
d |= {"n": None}
print(d.keys() & {"a", "n"} == {"a", "n"}, d == dict(d.items()), d.copy() is d)
try:
    d["missing"]
except KeyError as e:
    print(repr(e), e)

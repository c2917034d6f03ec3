s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("n"), s.count("a"), s.count("ana"))
print(s.replace("a", "o"), s.replace("a", "o", 2), s.startswith(("x", "b")), s.endswith("na", 0, 4))
print(s.removeprefix("ba"), s.removesuffix("na"))
try:
    s.index("q")
except ValueError as e:
    print(e)

def at(name, value):
    print(name, end=" ")
    return value


print(at("a", 1) + at("b", 2) * at("c", 3))
d = {}
d[at("key", "k")] = at("value", 1)
print(d)
print({at("k1", 1): at("v1", 2), at("k2", 3): at("v2", 4)})

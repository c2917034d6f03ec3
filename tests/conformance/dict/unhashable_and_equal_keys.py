d = {1: "int", 1.0: "float", True: "bool", (1, 2): "tuple", None: 0, frozenset([1]): "fs"}
print(d)
for key in ([], {}, set(), (1, [])):
    try:
        d[key] = 1
    except TypeError as e:
        print(e)

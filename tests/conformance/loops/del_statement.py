a = [1, 2, 3]
d = {"k": 1, "j": 2}
x = y = 5
del a[0], d["k"], x
print(a, d, y)
try:
    x
except NameError as e:
    print(e)
try:
    del d["k"]
except KeyError as e:
    print(repr(e))

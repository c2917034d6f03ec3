a = list(range(10))
del a[0], a[-1], a[2:4]
print(a)
a[1:3] = ["x", "y", "z"]
a[::2] = [0] * len(a[::2])
a[len(a):] = [9]
print(a)
a[2:2] = "ab"
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)

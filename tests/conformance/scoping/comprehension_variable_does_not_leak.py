x = "kept"
squares = [x * x for x in range(3)]
print(x, squares)
fs = [lambda: n for n in range(3)]
print([f() for f in fs])
try:
    n
except NameError as e:
    print(e)
for loop in range(3):
    pass
print(loop)

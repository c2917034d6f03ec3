print("\d", (1) is 1, "\d", "\q")
x = 3
while x is 5: x += 1
assert (1, "x")
def g(a, b):
    return a is 1, b is 1
try:
    print([1,2] (3), "a" (1))
except TypeError as e: print(e)
try:
    [1,2,3]["a"]
except TypeError as e: print(e)

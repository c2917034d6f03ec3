a = [1, 2]
b = a
print(a is b, a is not [1, 2], a == [1, 2])
print(2 in a, 3 not in a, "ell" in "hello", "k" in {"k": 1}, 5 in range(0, 10, 5))
print(None is None, (1, 2) in [(1, 2)])

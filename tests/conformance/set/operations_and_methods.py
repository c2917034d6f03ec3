a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a.isdisjoint({9}), {1} < a, a == {3, 2, 1})
a.add(5); a.discard(99); a.remove(1); a.update([7], (8,))
print(sorted(a), len(a), 5 in a, set(), frozenset([1, 2]), {*range(3)}, set("a"))
try:
    a.remove(1)
except KeyError as e:
    print(repr(e))

print([(x, y) for x in range(3) for y in range(x)], [[c for c in row] for row in ("ab", "cd")])
print({k: v for k, v in zip("abc", range(3)) if v}, {len(w) for w in ("a", "bb", "cc")}, [x if x % 2 else -x for x in range(5)])
print([a + b for a, b in [(1, 2), (3, 4)]], [y for x in [[1], [2, 3]] for y in x if y > 1], tuple(i for i in range(3)))

print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(zip("ab", [1, 2, 3])))
print(list(enumerate("ab", 1)), any([]), all([]), sorted("hello", reverse=True), list(reversed([1, 2, 3])), sum([[1], [2]], []))
print(max("apple", "fig", key=len), min([], default="none"), max([3, 9, 4]), next(iter([]), "end"), abs(-3), chr(97), ord("a"))
print(list(iter([1, 2, 0, 3].pop, 0)), list(zip([1, 2], "ab", strict=True)))
for f in (lambda: max([]), lambda: next(iter([])), lambda: list(zip([1], [], strict=True)), lambda: iter(5), lambda: reversed({1})):
    try:
        f()
    except (ValueError, TypeError, StopIteration) as e:
        print(type(e).__name__, e)

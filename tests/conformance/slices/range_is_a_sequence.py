r = range(10, 0, -3)
print(r, list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r.index(4), range(0), range(3) == range(0, 3, 1), bool(range(0)), sum(range(101)))

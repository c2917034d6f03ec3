a, *b, c = range(5)
(d, (e, *f)), g = (1, (2, 3, 4)), 5
[h, i] = "xy"
print(a, b, c, d, e, f, g, h, i)
*j, = "ab"
print(j, [*j, *b], (*j, 0), {**{"k": 1}, "k": 2}, {*j, *j} == {"a", "b"})
a, b = b, a
print(a, b)
for x, (y, *z) in [(1, (2, 3)), (4, "567")]:
    print(x, y, z)

t = 1, "a", [2]
print(t, (), (1,), t[1], t[-1], t + (3,), t * 2, len(t), 1 in t, t.index("a"), t.count(1), tuple("ab"), (1, 2) < (1, 3))
t[2].append(3)
print(t)
try:
    t[0] = 5
except TypeError as e:
    print(e)

a = [3, 1, 2]
a.append(4); a.extend((5, 6)); a.insert(0, 0); a.remove(1)
print(a, a.pop(), a.pop(0), a, a.index(2), a.count(3))
a.reverse(); print(a)
a.sort(); print(a, a.copy() is a, a.clear(), a)
for f in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][5], lambda: [1].pop(7)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)

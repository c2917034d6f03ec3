a = [1, 2, 3, 4]
for x in a:
    print(x, end=" ")
    if x % 2:
        a.remove(x)
print(a)
for x in a:
    if len(a) < 5:
        a.append(x * 10)
print(a)

def source():
    print("source called")
    return [1, 2]


g = (x + y for x in source() for y in [10])
print("made")
print(list(g))
data = [1]
h = (x for x in data)
data.append(2)
print(list(h))
try:
    (x for x in 5)
except TypeError as e:
    print(e)

def add(item, to=[]):
    to.append(item)
    return to


print(add(1), add(2), add(3, []), add.__defaults__)


def later():
    return [lambda i=i: i for i in range(3)], [lambda: i for i in range(3)]


early, late = later()
print([g() for g in early], [g() for g in late])

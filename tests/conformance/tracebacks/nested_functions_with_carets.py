def outer(n):
    return middle(n) + 1


def middle(n):
    total = 10 / n
    return total


print(outer(5))
print([outer(k) for k in (1, 0)])

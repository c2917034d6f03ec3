def value(n):
    print("value", n)
    return n


print(value(1) < value(2) < value(3))
print(value(3) < value(2) < value(1))
print(1 < 3 > 2 == 2 != 1)

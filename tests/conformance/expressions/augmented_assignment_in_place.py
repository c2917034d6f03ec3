a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b)
n = 7
n //= 2; n **= 3; n %= 5; n <<= 4; n |= 1; n ^= 3; n &= 30; n >>= 1; n -= 1; n *= 2
print(n)
d = {"x": [1]}
d["x"] += [2]
print(d)

import math

print(int(1e20), float(10 ** 20), 2 ** 0.5, (-8) // 3.0, 5.5 // 2, -5.5 % 2, 1e3 % 7)
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.pi, math.inf, math.gcd(12, 18), math.isclose(0.1 + 0.2, 0.3))
try:
    int(float("inf"))
except OverflowError as e:
    print(e)
try:
    2.0 ** 10000
except OverflowError as e:
    print(e)

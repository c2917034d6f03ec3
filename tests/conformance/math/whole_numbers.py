import math

for n in (0, 1, 5, 20, 30, 100):
    print(n, math.factorial(n), math.isqrt(n**7), math.comb(100, n), math.perm(30, n), math.gcd(n * 12, 90), math.lcm(n, 14))
for n in (10**18, 2**64, 3**200):
    print(math.isqrt(n), math.log(n), math.log2(n), math.log10(n), math.gcd(n, 12345678910), math.lcm(n, 77), math.comb(n, 3))
print(math.log(10**400), math.log2(10**400), math.log10(10**400), math.gcd(), math.lcm(), math.gcd(12, -18, 4))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: math.factorial(-1))
show(lambda: math.factorial(2.0))
show(lambda: math.factorial(10**20))
show(lambda: math.comb(5, -1))
show(lambda: math.perm(-5, 1))
show(lambda: math.isqrt(-1))
show(lambda: math.gcd(1.5))
show(lambda: math.floor("a"))
show(lambda: math.trunc("a"))
show(lambda: math.floor(math.inf))
show(lambda: math.ceil(math.nan))
show(lambda: math.sqrt(10**400))
show(lambda: math.sqrt("a"))
show(lambda: math.sqrt(1, 2))
show(lambda: math.log(8, 1))

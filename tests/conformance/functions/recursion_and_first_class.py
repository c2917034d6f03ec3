def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(fact(20), compose(str, abs, int)("-7"), ackermann(2, 3), list(map(fact, range(5))))

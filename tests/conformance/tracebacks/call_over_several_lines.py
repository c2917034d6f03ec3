def join(a, b, c):
    return a + b + c


result = join(
    "one",
    "two",
    3,
)

def numbers():
    n = 0
    while True:
        print("make", n)
        yield n
        n += 1


evens = (n for n in numbers() if n % 2 == 0)
squares = (n * n for n in evens)
print(next(squares), next(squares))
g = (print("never") for _ in [])
print(list(g), type(g).__name__, sum(x for x in range(4)))

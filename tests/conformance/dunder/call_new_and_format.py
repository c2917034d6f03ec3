class Adder:
    def __new__(cls, n):
        print("new", n)
        return super().__new__(cls)

    def __init__(self, n):
        print("init", n)
        self.n = n

    def __call__(self, x):
        return self.n + x

    def __format__(self, spec):
        return f"Adder:{spec}"

    def __index__(self):
        return self.n


class One:
    it = None

    def __new__(cls):
        cls.it = cls.it or super().__new__(cls)
        return cls.it


a = Adder(5)
print(a(1), f"{a:>3}", callable(a), [0] * a, "abcdef"[a], One() is One())

import random

r = random.Random(7)
calls = [
    ("uniform", (1, 5)), ("triangular", ()), ("triangular", (1, 10, 3)), ("normalvariate", ()), ("normalvariate", (5, 2)),
    ("gauss", ()), ("gauss", (1, 2)), ("lognormvariate", (0, 1)), ("expovariate", ()), ("expovariate", (3,)),
    ("vonmisesvariate", (1, 2)), ("vonmisesvariate", (0, 1e-7)), ("gammavariate", (2, 3)), ("gammavariate", (1, 3)),
    ("gammavariate", (0.5, 3)), ("betavariate", (2, 3)), ("paretovariate", (3,)), ("weibullvariate", (1, 2)),
    ("binomialvariate", ()), ("binomialvariate", (10, 0.3)), ("binomialvariate", (1000, 0.4)),
    ("binomialvariate", (100, 0.9)),
]
for name, args in calls:
    print(name, args, [getattr(r, name)(*args) for _ in range(3)])

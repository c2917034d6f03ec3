import random

r = random.Random(7)
numbers = list(range(20))
r.shuffle(numbers)
print(numbers)
print(r.sample(range(1000), 10), r.sample(list("abcdefgh"), 3), r.sample(range(10**6), 30)[:5])
print(r.sample(["a", "b"], 3, counts=[2, 5]))
print(r.choices("abc", k=10), r.choices("abc", weights=[1, 2, 3], k=10), r.choices([1, 2], cum_weights=[1, 5], k=5))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: r.randrange(0))
show(lambda: r.randint(5, 1))
show(lambda: r.randrange(1, 10, 0))
show(lambda: r.randrange(1.5))
show(lambda: r.choice([]))
show(lambda: r.sample([1], 2))
show(lambda: r.sample({1}, 1))
show(lambda: r.choices([1, 2], [1]))
show(lambda: r.choices([1, 2], [0, 0]))
show(lambda: r.choices([1, 2], 3))
show(lambda: r.shuffle("abc"))
show(lambda: r.seed([]))
show(lambda: r.getrandbits(-1))
show(lambda: r.expovariate(0))
show(lambda: r.binomialvariate(5, 2))

import random

random.seed(42)
print([random.random() for _ in range(5)])
print(random.getrandbits(1), random.getrandbits(32), random.getrandbits(33), random.getrandbits(200))
for seed in (0, 1, -5, 2**40, 10**50, 1.5, -0.0, True, "hello", "", "é漢", b"bytes", bytearray(b"x")):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.choice("abcdef"))
for version in (1, 2):
    random.seed("abc", version=version)
    print(version, random.random())
random.seed(10**30)
print(random.randrange(10**40), random.randint(-10**20, 10**20), random.randbytes(7))

state = random.getstate()
again = [random.random() for _ in range(3)]
random.setstate(state)
print(again == [random.random() for _ in range(3)], state[0], len(state[1]), state[1][-1], state[2], sum(state[1]))
print(random.Random(1).random() == random.Random(1).random())


class Fixed(random.Random):
    def random(self):
        return 0.25


fixed = Fixed(3)
print(fixed.random(), fixed.randint(1, 10), fixed.choice("abcd"), fixed.uniform(0, 8))

class Card:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return isinstance(o, Card) and self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"<{self.n}>"


class NoHash:
    def __eq__(self, o):
        return True


print(Card(1) == Card(1), Card(1) != Card(2), Card(1) == 1, Card(1) < Card(2), Card(3) > Card(2), sorted([Card(3), Card(1)]), len({Card(1), Card(1)}))
try:
    hash(NoHash())
except TypeError as e:
    print(e)
try:
    Card(1) <= Card(2)
except TypeError as e:
    print(e)

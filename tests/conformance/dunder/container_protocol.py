class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Ring(*self.items[i])
        return self.items[i % len(self.items)]

    def __setitem__(self, i, v):
        self.items[i % len(self)] = v

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return iter("reversed")


r = Ring("a", "b", "c")
r[4] = "B"
del r[0]
print(len(r), r[5], "B" in r, "a" in r, list(r), "".join(reversed(r)), r[:1].items, bool(Ring()), [*r], max(r))

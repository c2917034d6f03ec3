class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


s = Squares()
print(list(s), 9 in s, 5 in s, [x for x in s if x], sum(s))
a, b, c, d = s
print(d)

class Date:
    made = 0

    def __init__(self, y):
        self.y = y

    @classmethod
    def parse(cls, text):
        cls.made += 1
        return cls(int(text))

    @staticmethod
    def leap(y):
        return y % 4 == 0


class Sub(Date):
    pass


d = Sub.parse("2024")
print(type(d).__name__, d.y, d.leap(2024), Date.leap(2023), Sub.made, Date.made)

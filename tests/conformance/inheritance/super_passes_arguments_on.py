class Base:
    def __init__(self, a, *, tag="t"):
        self.a, self.tag = a, tag
        self.setup()

    def setup(self):
        print("base setup")


class Child(Base):
    def __init__(self, a, b, **kw):
        super().__init__(a, **kw)
        self.b = b

    def setup(self):
        super().setup()
        print("child setup")


c = Child(1, 2, tag="x")
print(c.a, c.b, c.tag)

x = "global"


class C:
    x = "class"
    here = x
    items = [x for _ in range(1)]

    def method(self):
        return x


print(C.here, C.items, C().method(), C.x)

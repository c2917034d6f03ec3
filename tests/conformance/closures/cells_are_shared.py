def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def peek():
        return n

    return up, peek


up, peek = counter()
other_up, _ = counter()
print(up(), up(), peek(), other_up(), peek())

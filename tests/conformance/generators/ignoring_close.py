def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no")
            yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def again():
    yield next(it)


it = again()
try:
    next(it)
except ValueError as e:
    print(e)

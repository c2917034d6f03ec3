# A suspended generator that is left in a cycle when the program ends runs its `finally`.
def counting():
    me = yield
    try:
        while True:
            yield me
    finally:
        print("finally")


generator = counting()
next(generator)
generator.send(generator)
print("end")

def g():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield 2
    finally:
        print("finally")


it = g()
print(next(it), it.throw(ValueError("x")))
it.close()
it.close()
it = g()
next(it)
try:
    it.throw(KeyError("y"))
except KeyError as e:
    print("out", e)
fresh = g()
fresh.close()
print(list(fresh))

def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


for x in g("loop"):
    print(x)
    break
print("after loop")
it = g("variable")
next(it)
it = None
print("end")

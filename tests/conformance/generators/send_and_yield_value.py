def echo():
    got = yield "ready"
    while got != "stop":
        got = yield f"got {got}"
    return "result"


g = echo()
print(next(g), g.send(1), g.send("two"))
try:
    g.send("stop")
except StopIteration as e:
    print("returned", e.value)
print(next(g, "exhausted"))
try:
    echo().send(1)
except TypeError as e:
    print(e)

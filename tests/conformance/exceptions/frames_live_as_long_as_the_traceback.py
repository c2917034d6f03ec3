class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def inner():
    held = Held("inner")
    raise ValueError("x")


def outer(saved):
    held = Held("outer")
    try:
        inner()
    except ValueError as e:
        saved.append(e)
    print("outer ends")


saved = []
outer(saved)
print("still held:", saved[0].__traceback__.tb_next.tb_frame.f_locals["held"].name)
saved.clear()
print("let go")
try:
    inner()
except ValueError:
    print("handling")
print("handled")

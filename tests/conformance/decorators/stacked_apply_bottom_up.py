def tag(name):
    print("make", name)

    def apply(f):
        print("apply", name)

        def wrapped(*a):
            return f"<{name}>{f(*a)}</{name}>"
        return wrapped
    return apply


@tag("b")
@tag("i")
def text(s):
    return s


print(text("x"))

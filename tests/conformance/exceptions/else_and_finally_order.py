def f(mode):
    try:
        print("try", mode)
        if mode == "raise":
            raise ValueError
        if mode == "return":
            return "from try"
    except ValueError:
        print("except")
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for mode in ("plain", "raise", "return"):
    print(f(mode))


def override():
    for i in range(3):
        try:
            continue
        finally:
            print("cleanup", i)
    try:
        return 1
    finally:
        print("before return")


print(override())

def loud(x):
    print("called", x)
    return x


print(loud("yes") if True else loud("no"))
print("a" if [] else "b" if 0 else "c")

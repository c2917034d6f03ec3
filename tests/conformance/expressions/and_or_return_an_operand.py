print(0 or "b", "a" or "b", "" and "x", "a" and "x")
print([] or {} or None, 1 and 2 and 3)
print(not "", not [0], not None)


def loud(x):
    print("called", x)
    return x


loud(0) and loud(1)
loud(1) or loud(2)

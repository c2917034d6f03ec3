def say(x):
    print(x, end=" ")
    return x


r = {say(f"k{i}"): say(f"v{i}") for i in range(2) if say(i) is not None}
print(r)
print([say(b) for a in (1, 2) for b in (say(a) * 10,)])

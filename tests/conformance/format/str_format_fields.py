print("{1} {0}".format("a", "b"), "{}-{}".format(1, 2))
print("{0[k]} {1.real} {name!r:>5}".format({"k": 1}, 2, name="n"))
print("{:>{w}}|{:{a}{w}}".format("x", "y", w=4, a="^"), "{{}}".format())
try:
    "{} {}".format(1)
except IndexError as e:
    print(e)

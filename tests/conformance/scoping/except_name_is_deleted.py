e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    e
except NameError as n:
    print(n)

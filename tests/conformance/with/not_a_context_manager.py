try:
    with 5:
        pass
except TypeError as e:
    print(e)
try:
    with open:
        pass
except TypeError as e:
    print(e)

print(True + True, sum([True, False, True]), isinstance(True, int), True == 1, {1: "a", True: "b"}, [10, 20][True])
print(bool(0), bool(""), bool("0"), bool([]), bool(0.0), bool(None), int(False), str(True), repr(False), True & False, True ^ True)

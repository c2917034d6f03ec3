try:
    raise ValueError("alone")
except* ValueError as eg:
    print(repr(eg))
try:
    try:
        raise TypeError("passes")
    except* ValueError:
        print("never")
except TypeError as e:
    print(repr(e))

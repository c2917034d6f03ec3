import sys

try:
    raise ValueError("outer")
except ValueError:
    try:
        raise KeyError("inner")
    except KeyError as e:
        print(repr(e.__context__))
    print(repr(sys.exc_info()[1]))
print(sys.exc_info())

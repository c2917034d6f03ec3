for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), OSError(2, "No such file"), StopIteration(3), SystemExit(2),
          AssertionError("why"), TimeoutError("late"), NotImplementedError()):
    print(repr(e), "|", str(e), "|", e.args)
print(issubclass(KeyError, LookupError), issubclass(TimeoutError, OSError), issubclass(KeyboardInterrupt, Exception), ValueError.__mro__)

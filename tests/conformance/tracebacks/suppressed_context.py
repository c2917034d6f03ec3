try:
    int("x")
except ValueError:
    raise LookupError("only this one") from None

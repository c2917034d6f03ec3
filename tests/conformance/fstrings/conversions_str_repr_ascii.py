class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr é"

    def __format__(self, spec):
        return f"format({spec})"


b = Both()
print(f"{b} {b!s} {b!r} {b!a} {b:spec} {[b]}")

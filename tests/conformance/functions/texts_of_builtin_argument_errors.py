calls = [lambda: [].append(), lambda: [].append(1, 2), lambda: [].pop(1, 2), lambda: {}.keys(1), lambda: len(), lambda: isinstance(1),
         lambda: getattr(1), lambda: "".split(1, 2, 3), lambda: "".split(foo=1), lambda: "".join(), lambda: sum(), lambda: print(foo=1),
         lambda: [].append(x=1), lambda: len(obj=1), lambda: int("1", 2, 3), lambda: int(foo=2), lambda: dict(1, 2), lambda: list(a=2),
         lambda: range(), lambda: max(), lambda: pow(1), lambda: abs(), lambda: [].insert(1), lambda: [].sort(1), lambda: {}.get(),
         lambda: "a".replace("a"), lambda: "a".strip(1, 2), lambda: "a".startswith(1), lambda: type(1, 2), lambda: super(1, 2, 3),
         lambda: Exception().with_traceback(1), lambda: Exception().add_note(1), lambda: ValueError(a=1), lambda: next(),
         lambda: (1).__add__(), lambda: chr(), lambda: bool(1, 2), lambda: tuple(1, 2)]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)

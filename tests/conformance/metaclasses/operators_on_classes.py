class Meta(type):
    def __len__(cls):
        return 3

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, item):
        return item == 1

    def __getitem__(cls, key):
        return ("item", key)

    def __add__(cls, other):
        return (cls.__name__, other)

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __getattr__(cls, name):
        return f"no {name}"

    def __bool__(cls):
        return False

    @property
    def label(cls):
        return cls.__name__.lower()


class C(metaclass=Meta):
    own = 1


print(len(C), list(C), 1 in C, 2 in C, C["k"], C + 1, C, C.missing, C.own, bool(C), C.label)
for name in ("label", "missing"):
    try:
        getattr(C(), name)
    except AttributeError as e:
        print(e)
C.own = 2
C.other = 3
del C.own
print(C.own, C.other)

class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {"given": 42}

    def __new__(mcls, name, bases, namespace, **keywords):
        print("new", name, "given" in namespace, keywords)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class C(metaclass=Meta, level=1):
    field = Named()

    def __init__(self, x):
        print("instance", x)


class D(C, level=2):
    pass


print(C.given, type(C), type(D), D(3).given)

class Plugin:
    registry = []

    def __init_subclass__(cls, /, label=None, **kw):
        super().__init_subclass__(**kw)
        cls.label = label
        Plugin.registry.append(cls.__name__)


class A(Plugin, label="first"):
    pass


class B(A):
    pass


print(Plugin.registry, A.label, B.label)

# Abstract base classes.
#
# A class keeps what was registered with it and what issubclass() answered before, in sets of weak references. A "no" holds
# until the next registration anywhere.
from _weakref import ref

_registrations = 0


class _Known:
    __slots__ = "registered", "yes", "no", "no_at"

    def __init__(self):
        self.registered = set()
        self.yes = set()
        self.no = set()
        self.no_at = _registrations

    def add(self, cls):
        # What register() does, without its checks.
        global _registrations
        _add(self.registered, cls)
        _registrations += 1


def _add(classes, cls):
    classes.add(ref(cls, classes.discard))


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Known()
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.add(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        if ref(subclass) in cls._abc_impl.yes:
            return True
        kind = type(instance)
        return cls.__subclasscheck__(subclass) or kind is not subclass and cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        this = ref(subclass)
        if this in known.yes:
            return True
        if known.no_at != _registrations:
            known.no = set()
            known.no_at = _registrations
        elif this in known.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _is_below(cls, known, subclass)
        _add(known.yes if answer else known.no, subclass)
        return answer


def _is_below(cls, known, subclass):
    if cls in subclass.__mro__:
        return True
    for registered in list(known.registered):
        registered = registered()
        if registered is not None and issubclass(subclass, registered):
            return True
    for below in cls.__subclasses__():
        if issubclass(subclass, below):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using
    inheritance.
    """
    __slots__ = ()


def abstractmethod(funcobj):
    """A decorator indicating abstract methods."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Recalculate the set of abstract methods of an abstract class."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    """Returns the current ABC cache token."""
    return _registrations

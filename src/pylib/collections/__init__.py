# Container types.
#
# What few programs use is in modules of its own, loaded when first asked for: collections._user has ChainMap and the User classes,
# collections._counter Counter, collections._namedtuple namedtuple.

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

from _collections import deque
from _library import dotted

_Alias = type(list[int])
_homes = {
    "ChainMap": "_user", "UserDict": "_user", "UserList": "_user", "UserString": "_user", "Counter": "_counter",
    "_count_elements": "_counter", "namedtuple": "_namedtuple", "_tuplegetter": "_namedtuple",
}


def __getattr__(name):
    if name == "abc":
        import collections.abc
        return collections.abc
    home = _homes.get(name)
    if home is None:
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    if home == "_user":
        import collections._user as module
    elif home == "_counter":
        import collections._counter as module
    else:
        import collections._namedtuple as module
    found = globals()[name] = getattr(module, name)
    return found


_showing = set()  # ids of the containers whose repr is being made


# ---- dicts -----------------------------------------------------------------------------------------------------------

@dotted
class defaultdict(dict):
    """A dict that calls default_factory to produce the value of a missing key."""

    __slots__ = "default_factory",

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key, /):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        if id(self) in _showing:
            factory = "..."
        else:
            _showing.add(id(self))
            try:
                factory = repr(self.default_factory)
            finally:
                _showing.discard(id(self))
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"

    def copy(self):
        """D.copy() -> a shallow copy of D."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __reduce__(self):
        return type(self), () if self.default_factory is None else (self.default_factory,), None, None, iter(self.items())

    __class_getitem__ = classmethod(_Alias)


_missing = object()


def _fill(odict, other, keywords):
    if type(odict).__setitem__ is dict.__setitem__:
        return dict.update(odict, other, **keywords)
    for key, value in dict(other, **keywords).items():
        odict[key] = value


@dotted
class OrderedDict(dict):
    'Dictionary that remembers insertion order'

    def __init__(self, other=(), /, **keywords):
        _fill(self, other, keywords)

    def update(self, other=(), /, **keywords):
        _fill(self, other, keywords)

    def pop(self, key, default=_missing):
        """od.pop(key[,default]) -> v, remove specified key and return the corresponding value."""
        return dict.pop(self, key) if default is _missing else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        """Insert key with a value of default if key is not in the dictionary."""
        return dict.setdefault(self, key, default)

    def move_to_end(self, key, last=True):
        """Move an existing element to the end (or beginning if last is false)."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        """Remove and return a (key, value) pair from the dictionary."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(dict.keys(self)))
        return key, dict.pop(self, key)

    def __eq__(self, other, /):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other, /):
        equal = self == other
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        if id(self) in _showing:
            return "..."
        _showing.add(id(self))
        try:
            items = ", ".join([f"{key!r}: {value!r}" for key, value in self.items()])
            return f"{type(self).__name__}({{{items}}})"
        finally:
            _showing.discard(id(self))

    def keys(self):
        return _view(self, "odict_keys")

    def items(self):
        return _view(self, "odict_items")

    def values(self):
        return _view(self, "odict_values")

    def copy(self):
        """od.copy() -> a shallow copy of od"""
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Create a new ordered dictionary with keys from iterable and values set to value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __ior__(self, other, /):
        self.update(other)
        return self

    def __reduce__(self):
        state = self.__getstate__()
        return type(self), (), state or None, None, iter(self.items())


def _view(odict, name):
    from collections import _odict
    return getattr(_odict, name)(odict)

# namedtuple.
from _library import caller, function
from keyword import iskeyword


class _tuplegetter:
    __slots__ = "_index", "__doc__"

    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return tuple.__getitem__(instance, self._index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f"_tuplegetter({self._index}, {self.__doc__!r})"

    def __reduce__(self):
        return type(self), (self._index, self.__doc__)


_tuplegetter.__module__ = "_collections"


def _field_names(names, rename):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    names = list(map(str, names))
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
                names[index] = f"_{index}"
            seen.add(name)
    return names


def _check_names(typename, names, rename):
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Returns a new subclass of tuple with named fields."""
    names = _field_names(field_names, rename)
    typename = str(typename)
    _check_names(typename, names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    names = tuple(names)
    shown = ", ".join(names)

    def make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(names):
            raise TypeError(f"Expected {len(names)} arguments, got {len(result)}")
        return result

    def replace(self, /, **kwds):
        result = self._make([kwds.pop(name, old) for name, old in zip(names, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def show(self):
        return type(self).__name__ + "(" + ", ".join([f"{name}={value!r}" for name, value in zip(names, self)]) + ")"

    def as_dict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def new_arguments(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    show.__doc__ = "Return a nicely formatted representation string"
    new = function(tuple.__new__, "__new__", ("_cls",) + names, (), defaults)
    new.__doc__ = f"Create new instance of {typename}({shown})"
    methods = {"__new__": new, "_make": make, "_replace": replace, "__repr__": show, "_asdict": as_dict,
               "__getnewargs__": new_arguments}
    for name, method in methods.items():
        method.__name__ = name
        method.__qualname__ = f"{typename}.{name}"
    namespace = {
        "__doc__": f"{typename}({shown})", "__slots__": (), "_fields": names,
        "_field_defaults": dict(zip(names[len(names) - len(defaults):], defaults)),
        "__new__": new, "_make": classmethod(make), "__replace__": replace, "_replace": replace, "__repr__": show,
        "_asdict": as_dict, "__getnewargs__": new_arguments, "__match_args__": names,
    }
    for index, name in enumerate(names):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    namespace["__module__"] = caller()[0] if module is None else module
    return type(typename, (tuple,), namespace)


namedtuple.__module__ = "collections"

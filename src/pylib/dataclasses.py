# Data classes. The methods are closures over the list of fields; only __init__, whose parameters are the fields, is put together by
# _library.function.
import sys
from _library import caller, function

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]

_Alias = type(list[int])
_Function = type(lambda: None)
_Proxy = type(object.__dict__)
_no_metadata = _Proxy({})


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class _FIELD_BASE:
    # What an annotation stands for.
    __slots__ = "name",

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = "type",

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, _Alias)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _Proxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(_Alias)


class _DataclassParams:
    __slots__ = "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot"

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values[name])

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- which fields there are ------------------------------------------------------------------------------------------

def _kind_of(annotation, cls):
    typing = sys.modules.get("typing")
    if isinstance(annotation, str):
        annotation = _start_of(annotation, cls)
    if typing is not None and (annotation is typing.ClassVar or type(annotation) is typing._GenericAlias
                               and annotation.__origin__ is typing.ClassVar):
        return _FIELD_CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    if annotation is KW_ONLY or type(annotation) is _KW_ONLY_TYPE:
        return KW_ONLY
    return _FIELD


def _start_of(text, cls):
    # What the name, or module and name, stands for that an annotation begins with.
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    first, rest = _split_name(text)
    if rest.lstrip().startswith("."):
        module = names.get(first)
        first = _split_name(rest.lstrip()[1:])[0]
        if type(module) is not type(sys):
            return None
        names = module.__dict__
    return names.get(first)


def _split_name(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:]


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # a slot of that name
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = kind = _kind_of(annotation, cls)
    if kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if kind is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _own_fields(cls, kw_only):
    found = []
    seen_mark = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _kind_of(annotation, cls) is KW_ONLY:
            if seen_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_mark = kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    return found


def _inherited_fields(cls, frozen):
    found = {}
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is None:
            continue
        all_frozen = all_frozen in (None, True) and base.__dataclass_params__.frozen
        any_frozen = any_frozen or base.__dataclass_params__.frozen
        found.update(inherited)
    return found, any_frozen, all_frozen


# ---- __init__ --------------------------------------------------------------------------------------------------------

def _make_init(cls, all_fields, frozen, slots, self_name):
    taken = [each for each in all_fields if each.init and each._field_type is not _FIELD_CLASSVAR]
    plain = [each for each in taken if not each.kw_only]
    taken = plain + [each for each in taken if each.kw_only]
    defaults = []
    for each in plain:
        if each.default is not MISSING or each.default_factory is not MISSING:
            defaults.append(each)
        elif defaults:
            raise TypeError(f"non-default argument {each.name!r} follows default argument {defaults[-1].name!r}")
    post_init = _passed_to_post_init(cls, all_fields, taken)
    steps = _initial_values(all_fields, taken, slots)
    made = function(
        _frozen_initialiser(steps, post_init) if frozen else post_init, "__init__", (self_name, *[each.name for each in plain]),
        tuple([each.name for each in taken if each.kw_only]), tuple(map(_parameter_default, defaults)),
        {each.name: _parameter_default(each) for each in taken
         if each.kw_only and (each.default is not MISSING or each.default_factory is not MISSING)},
        getattr(sys.modules.get(cls.__module__), "__dict__", None), () if frozen else steps, _HAS_DEFAULT_FACTORY)
    made.__annotations__ = {each.name: each.type for each in taken} | {"return": None}
    return made


def _parameter_default(field):
    return _HAS_DEFAULT_FACTORY if field.default is MISSING else field.default


def _initial_values(all_fields, taken, slots):
    # What __init__ sets: tuples (name, slot of the parameter or 0, factory or None), as _library.function takes them.
    slot = {each.name: i for i, each in enumerate(taken, 1)}
    steps = []
    for each in all_fields:
        if each._field_type is not _FIELD:
            continue
        if each.default_factory is not MISSING:
            steps.append((each.name, slot.get(each.name, 0), each.default_factory))
        elif each.name in slot:
            steps.append((each.name, slot[each.name], None))
        elif slots and each.default is not MISSING:
            steps.append((each.name, 0, lambda value=each.default: value))
    return tuple(steps)


def _passed_to_post_init(cls, all_fields, taken):
    # A function that gets the instance and a tuple of all arguments; None if there is nothing to be done.
    if not hasattr(cls, "__post_init__"):
        return None
    place = {each.name: i for i, each in enumerate(taken)}
    passed = [place[each.name] for each in all_fields if each._field_type is _FIELD_INITVAR]

    def post_init(self, values):
        self.__post_init__(*[values[i] for i in passed])
    return post_init


def _frozen_initialiser(steps, post_init):
    store = object.__setattr__

    def initialise(self, values):
        for name, slot, factory in steps:
            if slot == 0 or factory is not None and values[slot - 1] is _HAS_DEFAULT_FACTORY:
                store(self, name, factory())
            else:
                store(self, name, values[slot - 1])
        if post_init is not None:
            post_init(self, values)
    return initialise


def _signature_text(cls, all_fields):
    # As inspect.signature shows the class.
    taken = [each for each in all_fields if each.init and each._field_type is not _FIELD_CLASSVAR]
    parts = [_parameter_text(each) for each in taken if not each.kw_only]
    keyword_only = [_parameter_text(each) for each in taken if each.kw_only]
    if keyword_only:
        parts += ["*"] + keyword_only
    return f"({', '.join(parts)})"


def _parameter_text(field):
    text = f"{field.name}: {_annotation_text(field.type)}"
    default = _parameter_default(field)
    if default is MISSING or default is _HAS_DEFAULT_FACTORY and field.default_factory is MISSING:
        return text
    return f"{text} = {default!r}"


def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, _Alias):
        module = annotation.__module__
        return annotation.__qualname__ if module == "builtins" else f"{module}.{annotation.__qualname__}"
    text = repr(annotation)
    return text.replace("typing.", "") if getattr(annotation, "__module__", None) == "typing" else text


# ---- the other methods -----------------------------------------------------------------------------------------------

_showing = set()


def _make_repr(names):
    def __repr__(self):
        key = id(self)
        if key in _showing:
            return "..."
        _showing.add(key)
        try:
            return self.__class__.__qualname__ + "(" + ", ".join([f"{name}={getattr(self, name)!r}" for name in names]) + ")"
        finally:
            _showing.discard(key)
    return __repr__


def _make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        for name in names:
            if not getattr(self, name) == getattr(other, name):
                return False
        return True
    return __eq__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_order(names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))
    return __hash__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(f"field {each.name} is declared with init=False, it cannot be specified with replace()")
        elif each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)


def _add(cls, method, hint=None):
    # True: the class has a method of its own of that name.
    name = method.__name__
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    if name in cls.__dict__:
        if hint is not None:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{hint}")
        return
    setattr(cls, name, method)


def _set_hash(cls, unsafe_hash, eq, frozen, own_hash, names):
    if unsafe_hash:
        if own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or own_hash:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    method = _make_hash(names)
    method.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = method


# ---- the decorator ---------------------------------------------------------------------------------------------------

def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found, any_frozen, all_frozen = _inherited_fields(cls, frozen)
    setattr(cls, _PARAMS, _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                                           match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    own = _own_fields(cls, kw_only)
    for each in own:
        found[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if all_frozen is not None:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    own_hash = cls.__dict__.get("__hash__", MISSING)
    own_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    every = list(found.values())
    if init:
        _add(cls, _make_init(cls, every, frozen, slots, "__dataclass_self__" if "self" in found else "self"))
    cls.__replace__ = _replace
    data = [each for each in every if each._field_type is _FIELD]
    compared = [each.name for each in data if each.compare]
    if repr:
        _add(cls, _make_repr([each.name for each in data if each.repr]))
    if eq:
        _add(cls, _make_eq(compared))
    if order:
        for method in _make_order(compared):
            _add(cls, method, " Consider using functools.total_ordering")
    if frozen:
        for method in _make_frozen(cls, frozenset([each.name for each in data])):
            _add(cls, method, "")
    _set_hash(cls, unsafe_hash, eq, frozen, own_hash,
              [each.name for each in data if (each.compare if each.hash is None else each.hash)])
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + (_signature_text(cls, every) if init else "()")
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in every if each.init and not each.kw_only
                                    and each._field_type is not _FIELD_CLASSVAR])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ("__weakref__",) if getattr(cls, "__weakrefoffset__", -1) else ()
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _add_slots(cls, frozen, weakref_slot):
    # Slots can only be given to a class when it is made: the class is made again.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [each.name for each in fields(cls)]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    namespace["__slots__"] = tuple([name for name in names if name not in inherited])
    if weakref_slot and "__weakref__" not in inherited:
        namespace["__slots__"] += ("__weakref__",)
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
        if cls.__dict__["__setattr__"].__qualname__ == f"{cls.__qualname__}.__setattr__":
            for method in _make_frozen(made, frozenset(names)):
                method.__qualname__ = f"{qualname}.{method.__name__}"
                setattr(made, method.__name__, method)
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ---- for users -------------------------------------------------------------------------------------------------------

def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in found.values() if each._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_atomic = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), _Function, type(len), type,
                     range, property))


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    if type(obj) not in _atomic and hasattr(type(obj), _FIELDS):
        return dict_factory([(each.name, _asdict_inner(getattr(obj, each.name), dict_factory)) for each in fields(obj)])
    return _converted(obj, lambda each: _asdict_inner(each, dict_factory))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if type(obj) not in _atomic and hasattr(type(obj), _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, each.name), tuple_factory) for each in fields(obj)])
    return _converted(obj, lambda each: _astuple_inner(each, tuple_factory))


def _converted(obj, convert):
    # A copy of what may hold dataclasses, with these converted.
    cls = type(obj)
    if cls in _atomic:
        return obj
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[convert(each) for each in obj])
    if isinstance(obj, (list, tuple)):
        return cls([convert(each) for each in obj])
    if isinstance(obj, dict):
        pairs = [(convert(key), convert(value)) for key, value in obj.items()]
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return cls(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None):
    """Return a new dynamically created dataclass."""
    from keyword import iskeyword
    body = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    body["__annotations__"] = annotations
    if module is None:
        module = caller()[0]
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)

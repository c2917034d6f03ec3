# Enumerations.
#
# A class body's assignments are collected by _EnumDict. Each member is put into the class's namespace as a _Proto, which makes the
# member when type.__new__ calls its __set_name__: so members exist when __init_subclass__ runs.
import builtins

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "pickle_by_global_name", "pickle_by_enum_name"]

_missing = object()
_Proxy = type(object.__dict__)
Enum = Flag = ReprEnum = STRICT = CONFORM = EJECT = KEEP = None  # until they are made below


class nonmember(object):
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member(object):
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_missing):
        self.value = value

    def __repr__(self):
        return "auto(_auto_null)" if self.value is _missing else f"auto({self.value!r})"


class property(builtins.property):
    """This is a descriptor, used to define attributes that act differently when accessed through an enum member and through an
    enum class."""

    member = None
    name = clsname = None

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__") and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" and name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return len(name) > len(start) and name.startswith(start) and not (name.endswith("__"))


def _is_single_bit(number):
    return isinstance(number, int) and number > 0 and number & (number - 1) == 0


def bin(num, max_bits=None):
    """Like built-in bin(), except negative values are represented in two's-complement, and the leading bit always indicates sign."""
    ceiling = 2 ** num.bit_length()
    text = builtins.bin(num + ceiling).replace("1", "0", 1) if num >= 0 else builtins.bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


# ---- the class body --------------------------------------------------------------------------------------------------

_settable = frozenset(("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                       "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_"))


class EnumDict(dict):
    """Track enum member order and ensure member names are not reused."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    @builtins.property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value) and not self._is_inner_class(value):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            stored = len(self._last_values)
            value = self._resolve_auto(key, value)
            self._member_names[key] = None
            if len(self._last_values) == stored:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_inner_class(self, value):
        return isinstance(value, type) and self._cls_name is not None and \
            getattr(value, "__qualname__", "").rpartition(".")[0].rpartition(".")[2] == self._cls_name

    def _set_sunder(self, key, value):
        if key not in _settable:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            if isinstance(value, str):
                value = value.replace(",", " ").split()
            else:
                value = list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _resolve_auto(self, key, value):
        if isinstance(value, auto):
            return self._next_value(key, value)
        if isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
            parts = [self._next_value(key, each) if isinstance(each, auto) else each for each in value]
            return tuple(parts) if type(value) is tuple else type(value)(*parts)
        return value

    def _next_value(self, key, value):
        if value.value is _missing:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict


class _Proto:
    # A member to be. __set_name__ makes it.
    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        type.__delattr__(enum_class, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        if enum_class._use_args_:
            made = enum_class._new_member_(enum_class, *args)
        else:
            made = enum_class._new_member_(enum_class)
        if not hasattr(made, "_value_"):
            if enum_class._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = enum_class._member_type_(*args)
                except Exception as error:
                    new = TypeError("_value_ not set in __new__, unable to create it")
                    new.__cause__ = error
                    raise new
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        made = self.canonical(enum_class, name, made)
        enum_class._add_member_(name, made)
        self.remember(enum_class, made, made._value_)

    @staticmethod
    def canonical(enum_class, name, made):
        # The member that has the value already, or this one.
        value = made._value_
        if Flag is not None and issubclass(enum_class, Flag) and isinstance(value, int):
            if _is_single_bit(value):
                enum_class._singles_mask_ |= value
            enum_class._flag_mask_ |= value
            enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1
        try:
            known = enum_class._value2member_map_.get(value)
        except TypeError:
            known = next((each for each in enum_class._member_map_.values() if each._value_ == value), None)
        if known is not None:
            return known
        if Flag is None or not issubclass(enum_class, Flag) or not isinstance(value, int) or _is_single_bit(value):
            enum_class._member_names_.append(name)
        return made

    @staticmethod
    def remember(enum_class, made, value):
        try:
            enum_class._value2member_map_.setdefault(value, made)
            if value not in enum_class._hashable_values_:
                enum_class._hashable_values_.append(value)
        except TypeError:
            enum_class._unhashable_values_.append(value)
            enum_class._unhashable_values_map_.setdefault(made._name_, []).append(value)


_being_made = []  # qualified names of the enumerations whose members are being made


# ---- the metaclass ---------------------------------------------------------------------------------------------------

class EnumType(type):
    """Metaclass for Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        first_enum = metacls._get_mixins_(cls, bases)[1]
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, EnumDict):
            namespace = metacls.__prepare__(cls, bases)
            namespace.update(classdict)
            classdict = namespace
        ignored = classdict.setdefault("_ignore_", [])
        if "_ignore_" not in ignored:
            ignored.append("_ignore_")
        namespace = {name: value for name, value in classdict.items() if name not in ignored}
        invalid = [repr(name) for name in classdict._member_names if name in ("mro", "")]
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(invalid)}")
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, new_saved, use_args = metacls._find_new_(namespace, member_type, first_enum)
        generate = namespace.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(generate)
        order = namespace.pop("_order_", None)
        names = [name for name in classdict._member_names if name in namespace]
        for name in names:
            namespace[name] = _Proto(namespace[name])
        namespace.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _hashable_values_=[], _unhashable_values_=[], _unhashable_values_map_={}, _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases), _boundary_=boundary or getattr(first_enum, "_boundary_", None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        _being_made.append(namespace.get("__qualname__", cls))
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            if hasattr(error, "__notes__"):
                del error.__notes__
            raise
        finally:
            _being_made.pop()
        metacls._settle(enum_class, namespace, member_type, first_enum, new_saved)
        if order is not None:
            metacls._check_order(enum_class, order)
        return enum_class

    @staticmethod
    def _settle(enum_class, namespace, member_type, first_enum, new_saved):
        # The methods that an enumeration does not take from its data type.
        if ReprEnum is not None and ReprEnum in enum_class.__bases__:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            if "__format__" not in namespace:
                type.__setattr__(enum_class, "__format__", member_type.__format__)
            if "__str__" not in namespace:
                plain = member_type.__str__ is object.__str__
                type.__setattr__(enum_class, "__str__", member_type.__repr__ if plain else member_type.__str__)
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in namespace and Enum is not None:
                mine = getattr(first_enum, name)
                found = getattr(enum_class, name)
                if found in (getattr(member_type, name, None), getattr(object, name, None)) and found != mine \
                        and not (ReprEnum in enum_class.__bases__ and name in ("__format__", "__str__")):
                    type.__setattr__(enum_class, name, mine)
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in namespace:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
            _settle_flag(enum_class)
        if Enum is not None:
            if new_saved:
                type.__setattr__(enum_class, "__new_member__", namespace["__new__"])
            type.__setattr__(enum_class, "__new__", Enum.__new__)

    @staticmethod
    def _check_order(enum_class, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        names = [name for name in order if name in enum_class._member_map_
                 and name in enum_class._member_names_ or name not in enum_class._member_map_]
        if names != enum_class._member_names_:
            raise TypeError(f"member order does not match _order_:\n  {enum_class._member_names_!r}\n  {names!r}")

    def __bool__(cls):
        """classes/types should always be True."""
        return True

    def __call__(cls, value, names=_missing, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """Either returns an existing member, or creates a new enum class."""
        if cls._member_map_:
            if names is not _missing:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _missing and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(class_name=value, names=None if names is _missing else names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        """Return True if `value` is in `cls`."""
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_ and value in cls._hashable_values_ or cls._is_valid(value)
        except TypeError:
            return value in cls._unhashable_values_

    def _is_valid(cls, value):
        if Flag is None or not issubclass(cls, Flag):
            return False
        try:
            return isinstance(cls._missing_(value), cls)
        except ValueError:
            return False

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__"} | set(cls._member_names_)
        if cls._member_type_ is object:
            return sorted(names | {"__init_subclass__"})
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        """Return the member matching `name`."""
        return cls._member_map_[name]

    def __iter__(cls):
        """Return members in definition order."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        """Return the number of members (no aliases)"""
        return len(cls._member_names_)

    @builtins.property
    def __members__(cls):
        """Returns a mapping of member name->value."""
        return _Proxy(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        """Return members in reverse definition order."""
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        """Block attempts to reassign Enum members."""
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Convenience method to create a new Enum class."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            pairs = []
            for place, name in enumerate(names):
                value = cls._generate_next_value_(name, start, place, values[:])
                values.append(value)
                pairs.append((name, value))
            names = pairs
        for item in () if names is None else names:
            if isinstance(item, str):
                namespace[item] = names[item]
            else:
                namespace[item[0]] = item[1]
        if module is None:
            from _library import caller
            module = caller()[0]
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        # The data type of the members and the first Enum class.
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    if "__dataclass_fields__" in base.__dict__ and "__dataclass_params__" in base.__dict__ \
                            and base.__dict__["__dataclass_params__"].repr:
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        new = [base._member_type_]
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    new = [candidate or base]
                    break
                else:
                    candidate = candidate or base
            else:
                continue
            found.extend(each for each in new if each not in found)
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
        return found[0] if found else None

    @classmethod
    def _find_new_(mcls, namespace, member_type, first_enum):
        # The function that makes members, whether the class body defines it, and whether it takes the value's parts.
        new = namespace.get("__new__")
        saved = first_enum is not None and new is not None
        if new is None:
            plain = (None, object.__new__, getattr(Enum, "__new__", None))
            for name in ("__new_member__", "__new__"):
                new = next((found for found in (getattr(member_type, name, None), getattr(first_enum, name, None))
                            if found not in plain), None)
                if new is not None:
                    break
            else:
                new = object.__new__
        return new, saved, first_enum is not None and new is not object.__new__

    def _add_member_(cls, name, made):
        # As a plain attribute of the class, except where a descriptor of a base must go on working for members.
        if cls._member_map_.get(name, made) is not made:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
        found = [base.__dict__[name] for base in cls.__mro__[1:] if name in base.__dict__]
        found = next((each for each in found if isinstance(each, property)), None) or \
            next((each for each in found if _is_descriptor(each)), None)
        if found is None:
            type.__setattr__(cls, name, made)
        else:
            redirect = property(found.fget if isinstance(found, property) else lambda self: found.__get__(self, type(self)))
            redirect.member = made
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
        cls._member_map_[name] = made


EnumMeta = EnumType


def _dataclass_repr(self):
    fields = ((name, getattr(self, name)) for name, field in self.__dataclass_fields__.items() if field.repr)
    return ", ".join(f"{name}={value!r}" for name, value in fields)


def _settle_flag(enum_class):
    values = [each._value_ for each in enum_class if _is_single_bit(each._value_)]
    if sorted(values) != values:
        type.__setattr__(enum_class, "_iter_member_", classmethod(_members_by_definition))


def _members_by_definition(cls, value):
    yield from sorted(cls._iter_member_by_value_(value), key=lambda made: made._sort_order_)


# ---- Enum ------------------------------------------------------------------------------------------------------------

class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if cls.__qualname__ in _being_made:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
            result = None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and failure is None:
            raise invalid
        if failure is None:
            failure = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Generate the next value when not given."""
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        names = set() if self.__class__._member_type_ is object else set(object.__dir__(self))
        names |= {name for name in getattr(self, "__dict__", ()) if name[0] != "_" and name not in self._member_map_}
        for cls in self.__class__.__mro__:
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                elif name not in self._member_map_:
                    names.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__"} | names)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = next((each for each in cls._member_map_.values() if each._value_ == value), None)
        if known is None:
            _Proto.remember(cls, self, value)
        elif known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class FlagBoundary(Enum):
    """control how out of range values are handled"""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    STRICT = auto()   # an error
    CONFORM = auto()  # extra bits are discarded
    EJECT = auto()    # lose flag status
    KEEP = auto()     # keep flag status and all bits

    def __str__(self):
        return self._value_


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        "values must already be of type `str`"
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the lower-cased version of the member name."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """Reduce an enum member by its name in its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """Reduce an enum member by its class and name."""
    return getattr, (self.__class__, self._name_)


# ---- flags -----------------------------------------------------------------------------------------------------------

class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Generate the next value when not given."""
        if not last_values:
            return 1 if start is None else start
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """Extract all members from the value in definition (i.e. increasing value) order."""
        for place in range((value & cls._flag_mask_).bit_length()):
            if value & cls._flag_mask_ & 1 << place:
                yield cls._value2member_map_[1 << place]

    _iter_member_ = _iter_member_by_value_
    _iter_member_by_def_ = classmethod(_members_by_definition)

    @classmethod
    def _missing_(cls, value):
        """Return a member matching the given value, made of several flags if need be."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        given = value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(mask, width)}")
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is not KEEP:
                raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            value += all_bits + 1
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = cls._name_for(value)
        made = cls._value2member_map_.setdefault(value, made)
        if given < 0:
            cls._value2member_map_[given] = made
        return made

    @classmethod
    def _name_for(cls, value):
        # "READ|WRITE|8": single bits, then members of several bits that bring in what is left, then the rest as a number.
        members = list(cls._iter_member_(value & cls._singles_mask_))
        if value & ~cls._singles_mask_:
            members.extend(each for each in cls._member_map_.values()
                           if each not in members and each._value_ and each._value_ & value == each._value_)
        covered = 0
        for each in members:
            covered |= each._value_
        if not covered:
            return None
        rest = value ^ covered
        if rest and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {rest!r}")
        return "|".join([each._name_ for each in members] + ([cls._numeric_repr_(rest)] if rest else []))

    def __contains__(self, other):
        """Returns True if self has at least the same flags set as other."""
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """Returns flags in definition order."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        dot = "" if self._name_ is None else f".{self._name_}"
        return f"<{self.__class__.__name__}{dot}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def _combine(self, other, combine, what):
        value = self._operand(other)
        if value is NotImplemented:
            return NotImplemented
        for each in self, other:
            if self._operand(each) is None:
                raise TypeError(f"'{each}' cannot be combined with other flags with {what}")
        return self.__class__(combine(self._value_, value))

    def __or__(self, other):
        return self._combine(other, lambda a, b: a | b, "|")

    def __and__(self, other):
        return self._combine(other, lambda a, b: a & b, "&")

    def __xor__(self, other):
        return self._combine(other, lambda a, b: a ^ b, "^")

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._operand(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


# ---- decorators ------------------------------------------------------------------------------------------------------

def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [f"{name} -> {made.name}" for name, made in enumeration.__members__.items() if name != made.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints. (see EnumCheck)"""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        flags = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration, flags)
            elif check is NAMED_FLAGS and flags:
                self._named(enumeration)
        return enumeration

    def _unique(self, enumeration):
        aliases = [f"{name} -> {made.name}" for name, made in enumeration.__members__.items() if name != made.name]
        if aliases:
            raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")

    def _continuous(self, enumeration, flags):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if flags:
            wanted = (1 << place for place in range(low.bit_length(), high.bit_length() - 1))
        else:
            wanted = range(low + 1, high)
        missing = [each for each in wanted if each not in values]
        if missing:
            kind = "flag" if flags else "enum"
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}"[:256])

    def _named(self, enumeration):
        values = [each._value_ for each in enumeration._member_map_.values()]
        unnamed = []
        missing = 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias._value_ < 0:
                continue
            bits = [1 << place for place in range(alias._value_.bit_length()) if alias._value_ & 1 << place]
            lost = [bit for bit in bits if bit not in values]
            if lost:
                unnamed.append(name)
                for bit in lost:
                    missing |= bit
        if unnamed:
            if len(unnamed) == 1:
                text = f"alias {unnamed[0]!s} is missing"
            else:
                text = f"aliases {', '.join(unnamed[:-1])} and {unnamed[-1]} are missing"
            value = f"value 0x{missing:x}" if _is_single_bit(missing) else f"combined values of 0x{missing:x}"
            raise ValueError(f"invalid Flag {enumeration.__name__!r}: {text} {value} [use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The single bits of a flag's value."""
    return [1 << place for place in range(value.bit_length()) if value & 1 << place]


def global_enum_repr(self):
    """use module.enum_name instead of class.enum_name"""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """use module.flag_name instead of class.flag_name"""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join(name if name[0] in "0123456789" else f"{module}.{name}" for name in self.name.split("|"))


def global_str(self):
    """use enum_name instead of class.enum_name"""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """decorator that makes the repr() of an enum member reference its module instead of its class"""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls

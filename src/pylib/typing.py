# What annotations are made of.
#
# Here are the special forms, type variables and Generic. The aliases (List, Iterable, ...) are made when first asked for; protocols,
# NamedTuple and TypedDict are in _typing_classes, get_type_hints in _typing_hints, loaded likewise.

from _library import dotted as _dotted, union as _union

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec",
    "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container", "ContextManager",
    "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence",
    "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection",
    "AsyncGenerator", "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict",
    "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
    "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs",
    "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias",
    "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str

_NoneType = type(None)
_Alias = type(list[int])
_UnionType = type(int | str)


# ---- what an argument may be, and how it is shown --------------------------------------------------------------------

def _convert(arg):
    if arg is None:
        return _NoneType
    return ForwardRef(arg) if isinstance(arg, str) else arg


def _check(arg, message):
    # `arg` as a type; TypeError for what is no type at all.
    arg = _convert(arg)
    if type(arg) is _GenericAlias and arg.__origin__ in (Generic, ClassVar, Final):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if isinstance(arg, _SpecialForm) or arg is Generic or arg is _protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _shown(arg):
    if isinstance(arg, tuple):
        return f"[{', '.join(map(_shown, arg))}]"
    if isinstance(arg, type) and not isinstance(arg, _Alias):
        return arg.__qualname__ if arg.__module__ == "builtins" else f"{arg.__module__}.{arg.__qualname__}"
    if arg is ...:
        return "..."
    return arg.__name__ if type(arg) is _Function else repr(arg)


_Function = type(_shown)


def _unique(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)


# ---- special forms ---------------------------------------------------------------------------------------------------

class _SpecialForm:
    __slots__ = "_name", "__doc__", "_subscribe"

    def __init__(self, subscribe):
        self._name = subscribe.__name__
        self.__doc__ = subscribe.__doc__
        self._subscribe = subscribe

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name == "__module__":
            return "typing"
        raise AttributeError(name)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._subscribe(self, parameters)


def _bare(name, doc):
    def subscribe(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    subscribe.__name__ = name
    subscribe.__doc__ = doc
    return _SpecialForm(subscribe)


def _of_one(name, doc, requires="accepts only single type."):
    def subscribe(self, parameters):
        return _GenericAlias(self, (_check(parameters, f"{self} {requires}"),))
    subscribe.__name__ = name
    subscribe.__doc__ = doc
    return _SpecialForm(subscribe)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _bare("NoReturn", "Special type indicating functions that never return.")
Never = _bare("Never", "The bottom type, a type that has no members.")
Self = _bare("Self", "Used to spell the type of \"self\" in classes.")
LiteralString = _bare("LiteralString", "Represents an arbitrary literal string.")
TypeAlias = _bare("TypeAlias", "Special form for marking type aliases.")
ClassVar = _of_one("ClassVar", "Special type construct to mark class variables.")
Final = _of_one("Final", "Special typing construct to indicate final names to type checkers.")
TypeGuard = _of_one("TypeGuard", "Special typing construct for marking user-defined type predicate functions.")
TypeIs = _of_one("TypeIs", "Special typing construct for marking user-defined type predicate functions.")
Required = _of_one("Required", "Special typing construct to mark a TypedDict key as required.")
NotRequired = _of_one("NotRequired", "Special typing construct to mark a TypedDict key as potentially missing.")
ReadOnly = _of_one("ReadOnly", "A special typing construct to mark an item of a TypedDict as read-only.")


@_SpecialForm
def Union(self, parameters):
    """Union type; Union[X, Y] means either X or Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for each in parameters:
        each = _check(each, "Union[arg, ...]: each arg must be a type.")
        if isinstance(each, (_UnionGenericAlias, _UnionType)):
            flat.extend(each.__args__)
        else:
            flat.append(each)
    flat = _unique(flat)
    if len(flat) == 1:
        return flat[0]
    optional = len(flat) == 2 and _NoneType in flat
    return _UnionGenericAlias(self, flat, name="Optional" if optional else None)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[_check(parameters, f"{self} requires a single type."), _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for each in parameters:
        flat.extend(each.__args__ if isinstance(each, _LiteralGenericAlias) else (each,))
    try:
        flat = [value for _, value in dict.fromkeys((type(each), each) for each in flat)]
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_check(each, message) for each in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Annotated(self, parameters):
    """Add context-specific metadata to a type."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = parameters[0]
    if not (type(origin) is _GenericAlias and origin.__origin__ in (ClassVar, Final)):
        origin = _check(origin, "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, parameters[1:])


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator."""
    return _UnpackGenericAlias(self, (_check(parameters, f"{self} accepts only single type."),))


# ---- type variables --------------------------------------------------------------------------------------------------

class _NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()
_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"


class ForwardRef:
    """Internal wrapper to hold a forward reference."""

    __slots__ = "__forward_arg__", "__forward_is_argument__", "__forward_is_class__", "__forward_module__"

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


_lazy_names = {"__bound__": "_evaluate_bound", "__constraints__": "_evaluate_constraints", "__default__": "_evaluate_default",
               "__value__": "_evaluate_value"}


class _Variable:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__

    def has_default(self):
        return "_evaluate_default" in self.__dict__ or self.__default__ is not NoDefault

    # Bounds and defaults of `def f[T: bound = default]` are evaluated when they are first asked for.
    def __getattr__(self, name):
        evaluate = self.__dict__.get(_lazy_names.get(name))
        if evaluate is None:
            raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '{name}'",
                                 name=name, obj=self)
        value = evaluate()
        setattr(self, name, value)
        return value

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def _set_origin(self, name, default):
        from _library import caller
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__}() argument 'name' must be str, not {type(name).__name__}")
        self.__name__ = name
        self.__default__ = default if default is NoDefault else _convert(default)
        self.__module__ = caller()[0]


@_dotted
class TypeVar(_Variable):
    """Type variable."""

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        self._set_variance(covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__constraints__ = tuple(_check(each, "TypeVar(name, constraint, ...): constraints must be types.")
                                     for each in constraints)
        self.__bound__ = None if bound is None else _check(bound, "Bound must be a type.")
        self._set_origin(name, default)

    def __typing_subst__(self, arg):
        arg = _check(arg, "Parameters to generic types must be types.")
        if isinstance(arg, _UnpackGenericAlias):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


@_dotted
class TypeVarTuple(_Variable):
    """Type variable tuple."""

    __covariant__ = __contravariant__ = False
    __infer_variance__ = True

    def __init__(self, name, *, default=NoDefault):
        self._set_origin(name, default)

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


@_dotted
class ParamSpec(_Variable):
    """Parameter specification variable."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self._set_variance(covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else _check(bound, "Bound must be a type.")
        self._set_origin(name, default)

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_check(each, "Expected a type.") for each in arg)
        if not _stands_for_parameters(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg


@_dotted
class ParamSpecArgs:
    """The args for a ParamSpec object."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


@_dotted
class ParamSpecKwargs(ParamSpecArgs):
    """The kwargs for a ParamSpec object."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


def _stands_for_parameters(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


# ---- parameters and their substitution -------------------------------------------------------------------------------

def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, tuple):
            new = _parameters_of(arg)
        elif isinstance(arg, type) and not isinstance(arg, _Alias):
            new = ()
        elif hasattr(arg, "__typing_subst__"):
            new = (arg,)
        else:
            new = getattr(arg, "__parameters__", ())
        found.extend(each for each in new if each not in found)
    return tuple(found)


def _raise_count(cls, few, given, expected):
    raise TypeError(f"Too {'few' if few else 'many'} arguments for {cls}; actual {given}, expected {expected}")


def _bind(cls, parameters, args):
    # What each parameter stands for; the values of a TypeVarTuple in a tuple.
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if not (len(args) == 1 and _stands_for_parameters(args[0])):
            args = (tuple(args),)
    args = tuple(tuple(each) if isinstance(each, list) else each for each in args)
    several = next((i for i, each in enumerate(parameters) if isinstance(each, TypeVarTuple)), None)
    if several is None:
        required = sum(1 for each in parameters if each.__default__ is NoDefault)
        if len(args) > len(parameters):
            _raise_count(cls, False, len(args), len(parameters) if required == len(parameters) else f"at most {len(parameters)}")
        if len(args) < required:
            _raise_count(cls, True, len(args), f"at least {required}")
        return {each: args[i] if i < len(args) else each.__default__ for i, each in enumerate(parameters)}
    behind = len(parameters) - several - 1
    if len(args) < several + behind:
        _raise_count(cls, True, len(args), f"at least {several + behind}")
    bound = dict(zip(parameters[:several], args))
    bound[parameters[several]] = args[several:len(args) - behind]
    bound.update(zip(parameters[several + 1:], args[len(args) - behind:]))
    return bound


def _substitute(args, bound):
    result = []
    for arg in args:
        if isinstance(arg, tuple):
            result.append(_substitute(arg, bound))
        elif isinstance(arg, _UnpackGenericAlias) and arg.__args__[0] in bound:
            result.extend(bound[arg.__args__[0]])
        elif isinstance(arg, _Variable):
            result.append(bound[arg] if isinstance(arg, TypeVarTuple) else arg.__typing_subst__(bound[arg]))
        elif not isinstance(arg, type) or isinstance(arg, _Alias):
            needs = getattr(arg, "__parameters__", ())
            values = []
            for each in needs:
                if isinstance(each, TypeVarTuple):
                    values.extend(bound[each])
                else:
                    values.append(bound[each])
            result.append(arg[tuple(values)] if needs else arg)
        else:
            result.append(arg)
    return tuple(result)


# ---- aliases ---------------------------------------------------------------------------------------------------------

class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self.__origin__ = origin
        self._inst = inst
        self._name = name

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                return tuple(entries)
        return (*entries, Generic)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if name == "__module__":
            return "typing"
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_inst", "_name", "_nparams", "_defaults"):
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseGenericAlias):
    # List[int], Stack[T], ClassVar[int]: an origin and its arguments.
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        if name is None and not isinstance(origin, _SpecialForm):
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, inst=self._inst, name=self._name)

    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is _protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        bound = _bind(self, self.__parameters__, tuple(map(_convert, args)))
        return self.copy_with(_substitute(self.__args__, bound))

    def __repr__(self):
        name = "typing." + self._name if self._name else _shown(self.__origin__)
        args = ", ".join(map(_shown, self.__args__))
        return f"{name}[{args or '()'}]"

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if _protocol is not None and _protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    # List, Iterable: to be subscribed.
    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_check(each, "Parameters to generic types must be types.") for each in args)
        missing = self._nparams - len(args)
        if self._defaults and 0 < missing <= len(self._defaults):
            args += self._defaults[-missing:]
        elif missing:
            expected = self._nparams
            if self._defaults:
                expected = f"at {'least' if missing > 0 else 'most'} {expected - len(self._defaults) * (missing > 0)}"
            _raise_count(self, missing > 0, len(args), expected)
        return self.copy_with(args)

    def copy_with(self, args):
        return _GenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, (list, tuple)):
            return self.copy_with((*map(_convert, args), result))
        return self.copy_with((args if args is ... else _convert(args), result))

    def copy_with(self, args):
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)


class _CallableGenericAlias(_GenericAlias):
    def __getitem__(self, args):
        return super().__getitem__(args)

    def copy_with(self, args):
        flat = []
        for arg in args:
            flat.extend(arg if isinstance(arg, tuple) else (arg,))
        return super().copy_with(tuple(flat))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _stands_for_parameters(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_shown, args[:-1]))}], {_shown(args[-1])}]"


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(_check(each, message) for each in params[:-1]), ...))
        return self.copy_with(tuple(_check(each, "Tuple[t0, t1, ...]: each t must be a type.") for each in params))


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f"typing.Optional[{_shown(args[args[0] is _NoneType])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, each) for each in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, each) for each in self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def _typed(self):
        return {(type(each), each) for each in self.__args__}

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__)) or '()'}]"


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, args):
        if isinstance(args[-1], tuple):
            return (*args[:-1], *args[-1])
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_shown(self.__args__[0])}]"


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        return "Annotated" if name in ("__name__", "__qualname__") else super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- generic classes -------------------------------------------------------------------------------------------------

_protocol = None  # Protocol, once it was asked for


@_dotted
class Generic:
    """Abstract base class for generic types."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(map(_convert, args))
        if cls is Generic or cls is _protocol:
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(each, (_Variable, _UnpackGenericAlias)) for each in args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, args)
        parameters = cls.__parameters__
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        flat = []
        for parameter, value in _bind(cls, parameters, args).items():
            if isinstance(parameter, TypeVarTuple):
                flat.extend(value)
            else:
                flat.append(value)
        return _GenericAlias(cls, tuple(flat))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__.get("__orig_bases__")
        if Generic in (cls.__bases__ if own is None else own) and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        parameters = ()
        if own is not None:
            parameters = _parameters_of(own)
            listed = None
            for base in own:
                if type(base) is _GenericAlias and (base.__origin__ is Generic or base.__origin__ is _protocol):
                    if listed is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    listed = base
            if listed is not None:
                missing = [each for each in parameters if each not in listed.__parameters__]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                    f"{listed.__origin__.__name__}[{', '.join(map(str, listed.__parameters__))}]")
                parameters = listed.__parameters__
        cls.__parameters__ = parameters


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        from _library import caller
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = caller()[0]

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`{name} = NewType({name!r}, {name})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _is_plain_type(arg):
    return arg is None or isinstance(arg, (type, TypeAliasType, type(list[int]), type(int | str)))


@_dotted
class TypeAliasType:
    """Type alias."""

    def __init__(self, name, value, *, type_params=()):
        from _library import caller
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = self.__parameters__ = tuple(type_params)
        self.__module__ = caller()[0]

    __getattr__ = _Variable.__getattr__

    def __repr__(self):
        return self.__name__

    def __or__(self, other):
        return _union(self, other) if _is_plain_type(other) else Union[self, other]

    def __ror__(self, other):
        return _union(other, self) if _is_plain_type(other) else Union[other, self]

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, args)


# ---- functions -------------------------------------------------------------------------------------------------------

def cast(typ, val):
    """Cast a value to a type."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_overloads = {}  # (module, qualified name) -> {first line: function}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                              "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """Decorator for overloaded functions/methods."""
    inner = getattr(func, "__func__", func)
    try:
        line = inner.__code__.co_firstlineno
    except AttributeError:
        return _overload_dummy
    _overloads.setdefault((inner.__module__, inner.__qualname__), {})[line] = func
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    func = getattr(func, "__func__", func)
    return list(_overloads.get((getattr(func, "__module__", None), getattr(func, "__qualname__", None)), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, _Function) and value.__qualname__ == f"{arg.__qualname__}.{value.__name__}":
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _Alias, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return _UnionType if isinstance(tp, _UnionType) else None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _Alias)):
        args = tp.__args__
        if getattr(tp.__origin__, "__name__", None) == "Callable" and not (len(args) == 2 and _stands_for_parameters(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()


# ---- what is made when first asked for -------------------------------------------------------------------------------

# name -> number of parameters, of what is called so in collections.abc
_abstract = {
    "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1, "Iterator": 1, "Reversible": 1,
    "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2, "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1,
    "MappingView": 1, "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Hashable": 0, "Sized": 0, "ByteString": 0,
}
_built_in = {"List": (list, 1), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Dict": (dict, 2), "Type": (type, 1)}
_containers = {"Deque": ("deque", 1), "DefaultDict": ("defaultdict", 2), "OrderedDict": ("OrderedDict", 2),
               "Counter": ("Counter", 1), "ChainMap": ("ChainMap", 2)}
_class_names = frozenset((
    "Protocol", "runtime_checkable", "is_protocol", "get_protocol_members", "NamedTuple", "TypedDict", "is_typeddict", "SupportsInt",
    "SupportsFloat", "SupportsComplex", "SupportsBytes", "SupportsIndex", "SupportsAbs", "SupportsRound", "IO", "TextIO", "BinaryIO",
    "_ProtocolMeta", "NamedTupleMeta", "_TypedDictMeta",
))


def _make(name):
    if name in _built_in:
        return _SpecialGenericAlias(*_built_in[name], inst=False, name=name)
    if name == "Tuple":
        return _TupleType(tuple, -1, inst=False, name=name)
    if name == "AnyStr":
        variable = TypeVar(name, bytes, str)
        variable.__module__ = "typing"
        return variable
    if name in _class_names:
        import _typing_classes
        return getattr(_typing_classes, name)
    if name == "get_type_hints":
        from _typing_hints import get_type_hints
        return get_type_hints
    if name in _containers:
        import collections
        attribute, nparams = _containers[name]
        return _SpecialGenericAlias(getattr(collections, attribute), nparams, inst=name in ("OrderedDict", "Counter", "ChainMap"),
                                    name=name)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        return _SpecialGenericAlias(getattr(contextlib, "Abstract" + name), 2, name=name, defaults=(bool | None,))
    if name in ("Pattern", "Match"):
        import re
        return _SpecialGenericAlias(getattr(re, name), 1)
    if name == "Callable":
        from collections.abc import Callable
        return _CallableType(Callable, 2)
    if name in _abstract or name in ("Generator", "AsyncGenerator", "AbstractSet"):
        import collections.abc as abc
        if name == "Generator":
            return _SpecialGenericAlias(abc.Generator, 3, defaults=(_NoneType, _NoneType))
        if name == "AsyncGenerator":
            return _SpecialGenericAlias(abc.AsyncGenerator, 2, defaults=(_NoneType,))
        if name == "AbstractSet":
            return _SpecialGenericAlias(abc.Set, 1, name=name)
        return _SpecialGenericAlias(getattr(abc, name), _abstract[name])
    return None


def __getattr__(name):
    made = _make(name)
    if made is None:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = made
    return made

# What an object is, and how it can be called.
import types
from _library import state as _state

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_missing = object()


# ---- kinds of objects ------------------------------------------------------------------------------------------------

def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object))


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor, but not if ismethod() or isclass() or isfunction() are true."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, types.MemberDescriptorType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return getattr(type(object), "__await__", None) is not None


def _function_within(object):
    # The function behind bound methods and partial objects.
    while True:
        if isinstance(object, types.MethodType):
            object = object.__func__
        elif _is_partial(object):
            object = object.func
        else:
            return object


def _is_partial(object):
    return any(cls.__module__ == "functools" and cls.__name__ == "partial" for cls in type(object).__mro__)


def _has_flag(object, flag):
    object = _function_within(object)
    return isinstance(object, types.FunctionType) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    return _has_flag(obj, CO_COROUTINE) or getattr(_function_within(obj), "_is_coroutine_mark", None) is _coroutine_mark


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    getattr(func, "__func__", func)._is_coroutine_mark = _coroutine_mark
    return func


# ---- states ----------------------------------------------------------------------------------------------------------

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return "GEN_" + _state(generator)


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return "CORO_" + _state(coroutine)


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object."""
    return "AGEN_" + _state(agen)


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def getasyncgenlocals(agen):
    """Get the mapping of asynchronous generator local variables to their current values."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return {} if agen.ag_frame is None else agen.ag_frame.f_locals


# ---- attributes and docs ---------------------------------------------------------------------------------------------

def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    names = dir(object)
    if isinstance(object, type):
        names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute)]
    found = {}
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            value = next((base.__dict__[name] for base in getattr(object, "__mro__", ()) if name in base.__dict__), _missing)
        if value is not _missing and (predicate is None or predicate(value)):
            found[name] = value
    return sorted(found.items(), key=lambda pair: pair[0])


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol, __getattr__ or __getattribute__."""
    cls = obj if isinstance(obj, type) else type(obj)
    on_class = next((base.__dict__[attr] for base in cls.__mro__ if attr in base.__dict__), _missing)
    own = _missing
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _missing)
        except AttributeError:
            pass
    if own is not _missing and on_class is not _missing and hasattr(type(on_class), "__get__") \
            and hasattr(type(on_class), "__set__"):
        return on_class
    for found in own, on_class:
        if found is not _missing:
            return found
    if isinstance(obj, type):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is _missing:
        raise AttributeError(attr)
    return default


def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    seen = {id(func)}
    start = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {start!r}")
        seen.add(id(func))
    return func


def _inherited_doc(obj):
    # The doc of what a class's attribute overrides.
    if isclass(obj):
        return next((base.__doc__ for base in obj.__mro__ if base is not object and base.__doc__ is not None), None)
    if ismethod(obj):
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        cls = _class_of(obj)
    elif isinstance(obj, property):
        cls = _class_of(obj.fget)
        name = obj.fget.__name__ if cls is not None else None
    else:
        return None
    if cls is None:
        return None
    if not isinstance(obj, property):
        name = obj.__name__
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def _class_of(function):
    import sys
    found = sys.modules.get(getattr(function, "__module__", None))
    for name in getattr(function, "__qualname__", "").split(".")[:-1]:
        found = getattr(found, name, None)
    return found if isclass(found) else None


def getdoc(object):
    """Get the documentation string for an object."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object) or isclass(object):
        module = getmodule(object)
        if getattr(module, "__file__", None):
            return module.__file__
        what = "module" if ismodule(object) else "class"
        raise TypeError(f"{object!r} is a built-in {what}")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    + type(object).__name__)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object."""
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__")
    elif callable(obj) or ismodule(obj):
        found = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    found = {} if found is None else dict(found)
    if not eval_str or not found:
        return found
    from _typing_hints import evaluate_text
    if globals is None:
        globals = getattr(unwrap(obj), "__globals__", None) or getattr(getmodule(obj), "__dict__", {})
    if locals is None:
        locals = dict(vars(obj)) if isinstance(obj, type) else globals
    return {name: evaluate_text(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}


# ---- signatures ------------------------------------------------------------------------------------------------------

class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _Kind(int):
    # One of the kinds of parameters; looks like a member of an IntEnum.
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = self._name_ = name
        self.value = self._value_ = value
        self.description = description
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value}>"

    def __str__(self):
        return self.name


_Kind.__name__ = _Kind.__qualname__ = "_ParameterKind"
_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """The text of an annotation."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = "_name", "_kind", "_default", "_annotation"

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_missing, kind=_missing, annotation=_missing, default=_missing):
        """Creates a customized copy of the Parameter."""
        return type(self)(self._name if name is _missing else name, self._kind if kind is _missing else kind,
                          default=self._default if default is _missing else default,
                          annotation=self._annotation if annotation is _missing else annotation)

    __replace__ = replace

    def _text(self, quote_annotation_strings=True):
        text = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            text += f"{'=' if self._annotation is _empty else ' = '}{self._default!r}"
        return text

    def __str__(self):
        return self._text()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """Result of `Signature.bind` call. Holds the mapping of arguments to the function's parameters."""

    __slots__ = "arguments", "_signature", "__weakref__"

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if not by_name and (parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments):
                by_name = True
            if by_name and name in self.arguments:
                if parameter.kind is _VAR_KEYWORD:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    """A Signature object represents the overall signature of a function."""

    __slots__ = "_return_annotation", "_parameters"

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        last = _POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            kind = parameter.kind
            if __validate_parameters__:
                if kind < last:
                    raise ValueError(f"wrong parameter order: {last.description} parameter before {kind.description} parameter")
                last = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if parameter.name in found:
                    raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = parameter
        self._parameters = found
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Constructs Signature for the given callable object."""
        return _signature_of(obj, cls, follow_wrapped, eval_str)

    @property
    def parameters(self):
        from collections import OrderedDict
        return types.MappingProxyType(OrderedDict(self._parameters))

    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_missing, return_annotation=_missing):
        """Creates a customized copy of the Signature."""
        return type(self)(self._parameters.values() if parameters is _missing else parameters,
                          return_annotation=self._return_annotation if return_annotation is _missing else return_annotation)

    __replace__ = replace

    def _key(self):
        # Keyword-only parameters in any order.
        ordered = tuple([each for each in self._parameters.values() if each.kind is not _KEYWORD_ONLY])
        named = frozenset([each for each in self._parameters.values() if each.kind is _KEYWORD_ONLY])
        return ordered, named, self._return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed `args` and `kwargs` to the function's signature."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object, that partially maps the passed `args` and `kwargs` to the function's signature."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        rest = None
        misplaced = []
        by_name = []
        for parameter in self._parameters.values():
            name, kind = parameter.name, parameter.kind
            if kind is _VAR_KEYWORD:
                rest = parameter
            elif kind is _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif args and kind is not _KEYWORD_ONLY:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            else:
                by_name.append(parameter)
        if args:
            raise TypeError("too many positional arguments")
        for parameter in by_name:
            name, kind = parameter.name, parameter.kind
            if kind is _POSITIONAL_ONLY and name in kwargs:
                if rest is None:
                    misplaced.append(name)
                    continue
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
                continue
            if parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if misplaced:
            raise TypeError("got some positional-only arguments passed as keyword arguments: "
                            + ", ".join(map(repr, misplaced)))
        if kwargs:
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[rest.name] = kwargs
        arguments = {name: arguments[name] for name in self._parameters if name in arguments}
        return BoundArguments(self, arguments)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Create a string representation of the Signature object."""
        parts = []
        pending_slash = False
        star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind is _POSITIONAL_ONLY:
                pending_slash = True
            elif pending_slash:
                parts.append("/")
                pending_slash = False
            if kind is _VAR_POSITIONAL:
                star = False
            elif kind is _KEYWORD_ONLY and star:
                parts.append("*")
                star = False
            parts.append(parameter._text(quote_annotation_strings))
        if pending_slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def _function_signature(function, cls, eval_str):
    code = function.__code__
    positional = code.co_argcount
    names = code.co_varnames
    annotations = get_annotations(function, eval_str=eval_str)
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    parameters = []
    for i, name in enumerate(names[:positional]):
        at = i - (positional - len(defaults))
        parameters.append(Parameter(
            _implicit_name(name), _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            default=defaults[at] if at >= 0 else _empty, annotation=annotations.get(name, _empty)))
    end = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        name = names[end]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[positional:end]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=keyword_defaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[end + bool(code.co_flags & CO_VARARGS)]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _implicit_name(name):
    # The argument of a comprehension is called ".0".
    return "implicit" + name[1:] if name.startswith(".") else name


def _without_first(signature):
    parameters = list(signature._parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters.pop(0)
    return signature.replace(parameters=parameters)


def _partial_signature(partial, cls, follow_wrapped, eval_str):
    wrapped = _signature_of(partial.func, cls, follow_wrapped, eval_str)
    try:
        bound = wrapped.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    named = False  # a parameter given by keyword makes it and those behind it keyword-only
    for parameter in wrapped._parameters.values():
        name, kind = parameter.name, parameter.kind
        if name in bound.arguments and kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if name not in partial.keywords or kind is _POSITIONAL_ONLY:
                continue
            named = named or kind is _POSITIONAL_OR_KEYWORD
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY if kind is not _KEYWORD_ONLY else kind,
                                                default=partial.keywords[name]))
        elif named and kind is _POSITIONAL_OR_KEYWORD:
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif not (named and kind is _VAR_POSITIONAL):
            parameters.append(parameter)
    return wrapped.replace(parameters=parameters)


def _class_signature(obj, cls, follow_wrapped, eval_str):
    # By the metaclass's __call__, or whichever of __new__ and __init__ comes first in the mro.
    call = next((base.__dict__["__call__"] for base in type(obj).__mro__ if "__call__" in base.__dict__), None)
    if isinstance(call, types.FunctionType):
        return _without_first(_signature_of(call, cls, follow_wrapped, eval_str))
    for base in obj.__mro__:
        for name in ("__new__", "__init__"):
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isinstance(method, types.FunctionType) or method is not None and hasattr(method, "__wrapped__"):
                return _without_first(_signature_of(method, cls, follow_wrapped, eval_str))
        if base is not object and ("__new__" in base.__dict__ or "__init__" in base.__dict__):
            break
    if type not in obj.__mro__ and obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls()
    raise ValueError(f"no signature found for builtin type {obj!r}")


def _signature_of(obj, cls, follow_wrapped, eval_str):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(_signature_of(obj.__func__, cls, follow_wrapped, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
        if isinstance(obj, types.MethodType):
            return _signature_of(obj, cls, follow_wrapped, eval_str)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    if isinstance(obj, types.FunctionType):
        return _function_signature(obj, cls, eval_str)
    if _is_partial(obj):
        return _partial_signature(obj, cls, follow_wrapped, eval_str)
    if isinstance(obj, type):
        return _class_signature(obj, cls, follow_wrapped, eval_str)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType):
        return _without_first(_signature_of(call, cls, follow_wrapped, eval_str))
    raise ValueError(f"no signature found for builtin {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


_FullArgSpec = None


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    global _FullArgSpec
    if _FullArgSpec is None:
        from collections import namedtuple
        _FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations",
                                  module="inspect")
    function = func.__func__ if isinstance(func, types.MethodType) else func
    try:
        found = _signature_of(function, Signature, False, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    parameters = list(found._parameters.values())

    def names(*kinds):
        return [each.name for each in parameters if each.kind in kinds]

    defaults = tuple([each.default for each in parameters if each.default is not _empty and each.kind is not _KEYWORD_ONLY])
    keyword_defaults = {each.name: each.default for each in parameters if each.kind is _KEYWORD_ONLY and each.default is not _empty}
    annotations = {} if found.return_annotation is _empty else {"return": found.return_annotation}
    annotations.update((each.name, each.annotation) for each in parameters if each.annotation is not _empty)
    return _FullArgSpec(names(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD), next(iter(names(_VAR_POSITIONAL)), None),
                        next(iter(names(_VAR_KEYWORD)), None), defaults or None, names(_KEYWORD_ONLY), keyword_defaults or None,
                        annotations)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    spec = getfullargspec(func)
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = _signature_of(func, Signature, False, False).bind(*positional, **named)
    given = dict(bound.arguments)
    bound.apply_defaults()
    result = {name: given[name] for name in spec.args if name in given}
    if spec.varargs:
        result[spec.varargs] = bound.arguments[spec.varargs]
    if spec.varkw:
        result[spec.varkw] = bound.arguments[spec.varkw]
    result.update((name, given[name]) for name in spec.kwonlyargs if name in given)
    result.update((name, value) for name, value in bound.arguments.items() if name not in result)
    return result

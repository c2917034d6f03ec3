# Tools for functions. What is rarely needed is imported where it is needed.
from _library import dotted

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_Method = type((lambda self: None).__get__(0))
_Proxy = type(object.__dict__)
_Alias = type(list[int])
_Union = type(int | str)
_missing = object()

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def reduce(function, iterable, initial=_missing, /):
    """Apply a function of two arguments cumulatively to the items of an iterable, from left to right."""
    try:
        items = iter(iterable)
    except TypeError:
        items = None
    if items is None:
        raise TypeError("reduce() arg 2 must support iteration")
    for item in items:
        initial = item if initial is _missing else function(initial, item)
    if initial is _missing:
        raise TypeError("reduce() of empty iterable with no initial value")
    return initial


# ---- partial ---------------------------------------------------------------------------------------------------------

_showing = set()


@dotted
class partial:
    """Create a new function with partial application of the given arguments and keywords."""

    __slots__ = "func", "args", "keywords", "__dict__", "__weakref__"

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial) and not func.__dict__:
            args = [*func.args, *args]
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = tuple(args)
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args, **self.keywords)

    def __get__(self, instance, owner=None):
        if instance is not None:
            from warnings import warn
            warn("functools.partial will be a method descriptor in future Python versions; "
                 "wrap it in staticmethod() if you want to preserve the old behavior", FutureWarning)
        return self

    def __repr__(self):
        if id(self) in _showing:
            return "..."
        _showing.add(id(self))
        try:
            parts = [repr(self.func)]
            parts += [repr(each) for each in self.args]
            parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        finally:
            _showing.discard(id(self))
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        self.func, self.args, keywords, attributes = state
        self.keywords = keywords or {}
        self.__dict__.clear()
        self.__dict__.update(attributes or {})

    __class_getitem__ = classmethod(_Alias)


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(each) for each in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(instance, /, *args, **keywords):
            return self.func(instance, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(instance, owner)
            if bound is not self.func:
                found = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    found.__self__ = bound.__self__
                return found
        return self._make_unbound_method().__get__(instance, owner)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_Alias)


# ---- ordering --------------------------------------------------------------------------------------------------------

def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function."""
    class K:
        __slots__ = "obj",
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


# From one operator of a class to the other three: (root, name, negated, joined by or/and/nothing with equality).
_EITHER, _BOTH, _ALONE = range(3)
_derivations = {
    "__lt__": (("__gt__", True, _BOTH), ("__le__", False, _EITHER), ("__ge__", True, _ALONE)),
    "__le__": (("__ge__", True, _EITHER), ("__lt__", False, _BOTH), ("__gt__", True, _ALONE)),
    "__gt__": (("__lt__", True, _BOTH), ("__ge__", False, _EITHER), ("__le__", True, _ALONE)),
    "__ge__": (("__le__", True, _EITHER), ("__gt__", False, _BOTH), ("__lt__", True, _ALONE)),
}


def _derived_operator(root, name, negated, equality):
    def operator(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negated:
            result = not result
        if equality is _EITHER:
            return result or self == other
        if equality is _BOTH:
            return result and self != other
        return result
    operator.__name__ = name
    operator.__doc__ = getattr(int, name).__doc__
    return operator


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods."""
    own = [name for name in _derivations if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in own)
    for name, negated, equality in _derivations[root]:
        if name not in own:
            setattr(cls, name, _derived_operator(root, name, negated, equality))
    return cls


# ---- caches ----------------------------------------------------------------------------------------------------------

_keyword_mark = object()


def _make_key(args, keywords, typed):
    if not typed and not keywords:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    if keywords:
        key += (_keyword_mark,)
        for item in keywords.items():
            key += item
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, keywords.values()))
    return key


@dotted
class _lru_cache_wrapper:
    """Create a cached callable that wraps another function."""

    # The order of _known's keys is the order of use, oldest first.
    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._known = {}
        self._hits = self._misses = 0

    def __call__(self, /, *args, **keywords):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        known = self._known
        key = _make_key(args, keywords, self._typed)
        if self._maxsize is None:
            value = known.get(key, _missing)
            if value is not _missing:
                self._hits += 1
                return value
            self._misses += 1
            value = known[key] = self._function(*args, **keywords)
            return value
        value = known.pop(key, _missing)
        if value is not _missing:
            self._hits += 1
            known[key] = value
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        if key not in known:
            if len(known) >= self._maxsize:
                del known[next(iter(known))]
            known[key] = value
        return value

    def __get__(self, instance, owner=None):
        return self if instance is None else _Method(self, instance)

    def cache_info(self):
        """Report cache statistics"""
        return _cache_info(self._hits, self._misses, self._maxsize, len(self._known))

    def cache_clear(self):
        """Clear the cache and cache statistics"""
        self._hits = self._misses = 0
        self._known.clear()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__


def _cache_info(*values):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", "hits misses maxsize currsize")
    return _CacheInfo(*values)


_CacheInfo = None


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Simple lightweight unbounded cache.  Sometimes called "memoize"."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = values.get(name, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                f"does not support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(_Alias)


# ---- dispatch by type ------------------------------------------------------------------------------------------------

def _dispatch_order(cls, registered):
    # The classes to try, in groups of equals: those of the mro, each by itself, and between them the abstract classes that cls is
    # only a virtual subclass of. Such a one comes after the last class that brings it in and that class's abstract bases,
    # but before its own bases.
    mro = cls.__mro__
    virtual = {}
    for each in registered:
        if each in mro or not hasattr(each, "__mro__") or not issubclass(cls, each):
            continue
        at = max(i for i, below in enumerate(mro)
                 if issubclass(below, each) and not any(issubclass(base, each) for base in below.__bases__))
        after = [mro.index(base) for base in mro[at].__bases__ if hasattr(base, "__abstractmethods__")]
        before = [i - 1 for i, above in enumerate(mro) if above in each.__mro__]
        virtual.setdefault(min(max([at, *after]), min(before)), []).append(each)
    for i, each in enumerate(mro):
        yield [each]
        here = virtual.get(i)
        while here:
            first = [one for one in here if not any(other is not one and issubclass(other, one) for other in here)]
            yield first
            here = [one for one in here if one not in first]


def _find_implementation(cls, registry):
    for group in _dispatch_order(cls, registry):
        found = [each for each in group if each in registry]
        if len(found) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {found[0]} or {found[1]}")
        if found:
            return registry[found[0]]
    return None


def _classes_of(cls):
    # What register() takes: a class, or a union of classes.
    if isinstance(cls, type) and not isinstance(cls, _Alias):
        return (cls,)
    if isinstance(cls, _Union) or getattr(cls, "__origin__", None).__class__.__name__ == "_SpecialForm":
        members = cls.__args__
        if all(isinstance(each, type) and not isinstance(each, _Alias) for each in members):
            return members
    return None


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    found_before = {}
    registrations = None

    def dispatch(cls):
        """generic_func.dispatch(cls) -> <function implementation>"""
        nonlocal registrations
        if registrations is not None:
            from abc import get_cache_token
            if registrations != get_cache_token():
                found_before.clear()
                registrations = get_cache_token()
        found = found_before.get(cls)
        if found is None:
            found = registry.get(cls) or _find_implementation(cls, registry)
            found_before[cls] = found
        return found

    def register(cls, func=None):
        """generic_func.register(cls, func) -> func"""
        nonlocal registrations
        classes = _classes_of(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", None):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            classes = _classes_of(cls)
            if classes is None:
                if hasattr(cls, "__args__"):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for each in classes:
            registry[each] = func
            if registrations is None and hasattr(each, "__abstractmethods__"):
                from abc import get_cache_token
                registrations = get_cache_token()
        found_before.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _Proxy(registry)
    wrapper._clear_cache = found_before.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """generic_method.register(cls, func) -> func"""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **keywords):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(instance, owner)(*args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

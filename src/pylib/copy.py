# Shallow and deep copies.
import types
from _weakref import ref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_atomic = frozenset((
    type(None), int, float, bool, complex, str, bytes, tuple, frozenset, type, range, slice, property, type(...), type(NotImplemented),
    types.FunctionType, types.BuiltinFunctionType, types.CodeType, ref,
))
_mutable = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic or issubclass(cls, type):
        return x
    if cls in _mutable:
        return _mutable[cls](x)
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    reduced = _reduce(x, cls, "un(shallow)copyable")
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def deepcopy(x, memo=None):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic and cls is not tuple and cls is not frozenset and cls is not slice:
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    made = _deep(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)  # as long as the memo lives, no other object may get this id
    return made


def _deep(x, cls, memo):
    if cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        known = memo.get(id(x), memo)
        if known is not memo:
            return known  # the tuple holds itself, in a roundabout way
        return x if all(old is new for old, new in zip(x, items)) else tuple(items)
    if cls is types.MethodType:
        return cls(x.__func__, deepcopy(x.__self__, memo))
    if issubclass(cls, type):
        return x
    own = getattr(x, "__deepcopy__", None)
    if own is not None:
        return own(memo)
    reduced = _reduce(x, cls, "un(deep)copyable")
    return x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)


def _reduce(x, cls, what):
    for name in ("__reduce_ex__", "__reduce__"):
        method = getattr(x, name, None)
        if method is not None:
            return method(4) if name == "__reduce_ex__" else method()
    raise Error(f"{what} object of type {cls}")


def _reconstruct(x, memo, function, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep:
        args = [deepcopy(arg, memo) for arg in args]
    made = function(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            made.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(made, name, value)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    method = getattr(obj.__class__, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")
    return method(obj, **changes)

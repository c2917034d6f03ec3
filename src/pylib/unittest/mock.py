"""Objects that stand in for others, remember how they were called, and answer as they are told."""

import asyncio
import contextlib
import functools
import inspect
import sys

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    "A helper object that compares equal to everything."

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


class InvalidSpecError(Exception):
    """Indicates that an invalid value was used as a mock spec."""


# ---- calls -----------------------------------------------------------------------------------------------------------

def _format_call_signature(name, args, kwargs):
    return f"{name}(" + ", ".join([repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]) + ")"


class _Call(tuple):
    """A tuple for holding the results of a call to a mock, either in the form `(args, kwargs)` or `(name, args, kwargs)`."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for each in value:
            if isinstance(each, str):
                name = each
            elif isinstance(each, tuple):
                args = each
            else:
                kwargs = each
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            count = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        other_name, other_args, other_kwargs = "", (), {}
        for each in other if count <= 3 else ():
            if isinstance(each, str):
                other_name = each
            elif isinstance(each, tuple):
                other_args = each
            elif isinstance(each, dict):
                other_kwargs = each
            else:
                return False
        if count > 3 or (name and other_name != name) and not (len(self) == 2 or count == 2):
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):
            return self.__getattr__(attr)
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[1] if len(self) == 2 else self[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else f"call.{name}"
        name, args, kwargs = ("", *self) if len(self) == 2 else self
        if not name:
            name = "call"
        elif not name.startswith("()"):
            name = "call." + name
        else:
            name = "call" + name
        return _format_call_signature(name, args, kwargs)


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[i:i + len(value)] == value for i in range(len(self) - len(value) + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


# ---- mocks -----------------------------------------------------------------------------------------------------------

_fields = {"return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "name"}
_await_fields = {"await_count", "await_args", "await_args_list"}
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class NonCallableMock:
    """A non-callable version of `Mock`"""

    def __new__(cls, /, *args, **kwargs):
        # A class for every mock, so that special methods can be set on one of them.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "_mock_base": cls}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _new_name="", unsafe=False, **kwargs):
        d = self.__dict__
        d["_mock_parent"] = parent
        d["_mock_name"] = name
        d["_mock_new_name"] = _new_name
        d["_mock_children"] = {}
        d["_mock_wraps"] = wraps
        d["_mock_unsafe"] = unsafe
        d["_mock_sealed"] = False
        d["_mock_delegate"] = None
        d["_mock_return_value"] = kwargs.pop("return_value", DEFAULT)
        d["_mock_side_effect"] = _side_effect(kwargs.pop("side_effect", None))
        spec = spec_set if spec_set is not None else spec
        d["_spec_set"] = spec_set is not None
        d["_mock_methods"] = spec if isinstance(spec, (list, tuple)) else (dir(spec) if spec is not None else None)
        d["_spec_class"] = None if isinstance(spec, (list, tuple)) or spec is None else (spec if isinstance(spec, type) else type(spec))
        d["_spec_object"] = spec
        self.reset_mock()
        self._set_up()
        self.configure_mock(**kwargs)

    def _set_up(self):
        pass

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        "Restore the mock object to its initial state."
        d = self.__dict__
        d.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
                 method_calls=_CallList())
        if return_value:
            d["_mock_return_value"] = DEFAULT
        if side_effect:
            d["_mock_side_effect"] = None
        visited = visited if visited is not None else []
        if id(self) in visited:
            return
        visited.append(id(self))
        for child in d["_mock_children"].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = d["_mock_return_value"]
        if isinstance(result, NonCallableMock) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes on the mock through keyword arguments."""
        for name, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, last = name.split(".")
            target = self
            for each in path:
                target = getattr(target, each)
            setattr(target, last, value)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    @property
    def return_value(self):
        result = self._mock_return_value
        if result is DEFAULT and self._mock_wraps is None:
            result = self._get_child_mock(parent=self, _new_name="()")
            self.__dict__["_mock_return_value"] = result
        return result

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        self.__dict__["_mock_side_effect"] = _side_effect(value)

    def _get_child_mock(self, /, **kwargs):
        name = kwargs.get("_new_name")
        base = type(self)._mock_base
        if issubclass(base, AsyncMock):
            base = AsyncMock
        elif issubclass(base, NonCallableMagicMock) or base is MagicMock:
            base = MagicMock
        elif base is NonCallableMock:
            base = Mock
        if self._spec_object is not None and name and inspect.iscoroutinefunction(getattr(self._spec_object, name, None)):
            base = AsyncMock
        if self._mock_sealed:
            raise AttributeError(self._extract_name(name))
        return base(**kwargs)

    def _extract_name(self, name):
        return f"{self._mock_name or 'mock'}{'' if name == '()' else '.'}{name}"

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_children") or "_mock_children" not in self.__dict__:
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name.startswith("__"):
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in ("called_once", "called_once_with"):
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            child = self._get_child_mock(parent=self, name=None, wraps=wraps, _new_name=name)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect") or name in self.__dict__ or isinstance(getattr(type(self), name, None), property):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name.startswith("__") and name.endswith("__") and name != "__class__":
            if not isinstance(value, NonCallableMock):
                function = value
                setattr(type(self), name, lambda self, *args, **kwargs: function(self, *args, **kwargs))
            else:
                _adopt(self, value, name, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            return None
        if self._mock_sealed and name not in self._mock_children:
            raise AttributeError(f"Cannot set {self._extract_name(name)}")
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if self._mock_children.get(name) is _deleted:
            raise AttributeError(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        return sorted(set(self._mock_methods or dir(type(self))) | set(self.__dict__) | set(self._mock_children))

    def _name_parts(self):
        parts = []
        each = self
        while each is not None:
            new_name, parent = each._mock_new_name, each._mock_parent
            if parent is None:
                break
            parts.append(("" if new_name == "()" or (new_name or "").startswith("[") else ".") + (new_name or ""))
            each = parent
        return (each._mock_name or "mock"), "".join(reversed(parts))

    def __repr__(self):
        first, rest = self._name_parts()
        shown = f" name={first + rest!r}" if self._mock_name or rest else ""
        spec = ""
        if self._spec_class is not None:
            spec = f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def _call_path(self):
        return self._name_parts()[1].lstrip(".")

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__.update(_mock_methods=dir(spec) if not isinstance(spec, list) else spec, _spec_set=spec_set)

    def attach_mock(self, mock, attribute):
        mock.__dict__.update(_mock_parent=None, _mock_name="", _mock_new_name=None)
        setattr(self, attribute, mock)

    # ---- asking ----

    def _shown_name(self):
        return self._mock_name or "mock"

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._shown_name(), args, kwargs)

    def _fail(self, message):
        raise AssertionError(message)

    def assert_not_called(self):
        """assert that the mock was never called."""
        if self.call_count:
            self._fail(f"Expected '{self._shown_name()}' to not have been called. Called {self.call_count} times."
                       f"{self._calls_repr()}")

    def assert_called(self):
        """assert that the mock was called at least once"""
        if not self.call_count:
            self._fail(f"Expected '{self._shown_name()}' to have been called.")

    def assert_called_once(self):
        """assert that the mock was called only once."""
        if self.call_count != 1:
            self._fail(f"Expected '{self._shown_name()}' to have been called once. Called {self.call_count} times.{self._calls_repr()}")

    def _calls_repr(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def _mismatch(self, args, kwargs, actual, action="call"):
        return (f"expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n"
                f"  Actual: {self._format_mock_call_signature(*actual)}")

    def assert_called_with(self, /, *args, **kwargs):
        """assert that the last call was made with the specified arguments."""
        if self.call_args is None:
            self._fail(f"expected call not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n  Actual: not called.")
        if _Call((args, kwargs), two=True) != self.call_args:
            self._fail(self._mismatch(args, kwargs, self.call_args))

    def assert_called_once_with(self, /, *args, **kwargs):
        """assert that the mock was called exactly once and that that call was with the specified arguments."""
        if self.call_count != 1:
            self._fail(f"Expected '{self._shown_name()}' to be called once. Called {self.call_count} times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """assert the mock has been called with the specified arguments."""
        if _Call((args, kwargs), two=True) not in list(self.call_args_list):
            self._fail(f"{self._format_mock_call_signature(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        """assert the mock has been called with the specified calls."""
        calls = [each if isinstance(each, _Call) else _Call(each) for each in calls]
        if not any_order:
            if calls not in self.mock_calls:
                self._fail(f"Calls not found.\nExpected: {_CallList(calls)!r}\n  Actual: {self.mock_calls!r}")
            return
        left = list(self.mock_calls)
        missing = []
        for each in calls:
            if each in left:
                left.remove(each)
            else:
                missing.append(each)
        if missing:
            self._fail(f"{self._shown_name()!r} does not contain all of {tuple(missing)!r} in its call list, found {self.mock_calls!r} instead")


def _side_effect(value):
    if value is None or callable(value) or isinstance(value, BaseException):
        return value
    if isinstance(value, type) and issubclass(value, BaseException):
        return value
    return iter(value)


def _adopt(parent, value, name, new_name):
    if not isinstance(value, NonCallableMock) or type(value).__dict__.get("_mock_base") is None:
        return False
    d = value.__dict__
    if d.get("_mock_parent") is not None or d.get("_mock_name") or (new_name and new_name.startswith("__") is False and d.get("_mock_new_name")):
        return False
    each = parent
    while each is not None:
        if each is value:
            return False
        each = each._mock_parent
    d["_mock_parent"] = parent
    d["_mock_new_name"] = new_name
    return True


def _is_exception(value):
    return isinstance(value, BaseException) or (isinstance(value, type) and issubclass(value, BaseException))


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _record(self, args, kwargs):
        d = self.__dict__
        d["called"] = True
        d["call_count"] += 1
        made = _Call((args, kwargs), two=True)
        d["call_args"] = made
        d["call_args_list"].append(made)
        d["mock_calls"].append(_Call(("", args, kwargs)))
        name, each, is_method = self._mock_new_name, self._mock_parent, self._mock_new_name != "()"
        while each is not None and name:
            if is_method and name[:2] != "__":
                each.__dict__["method_calls"].append(_Call((name, args, kwargs)))
            each.__dict__["mock_calls"].append(_Call((name, args, kwargs)))
            own = each._mock_new_name
            if own:
                dot = "" if name.startswith("()") else "."
                is_method = is_method and own != "()"
                name = own + dot + name
            each = each._mock_parent

    def _answer(self, args, kwargs):
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Create a new `Mock` object."""


# ---- special methods -------------------------------------------------------------------------------------------------

_defaults = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
             "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True,
             "__index__": 1, "__aexit__": False}
_plain_magic = ("__lt__ __gt__ __le__ __ge__ __int__ __contains__ __len__ __enter__ __exit__ __float__ __bool__ __index__ __getitem__ "
                "__setitem__ __delitem__ __iter__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __floordiv__ __mod__ "
                "__pow__ __and__ __or__ __xor__ __lshift__ __rshift__ __neg__ __pos__ __invert__ __iadd__ __isub__ __imul__ "
                "__reversed__ __round__ __trunc__ __floor__ __ceil__").split()
_async_magic = "__aenter__ __aexit__ __anext__ __aiter__".split()


class _MagicProxy:
    """Makes the mock of a special method when it is first wanted."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        name = self.name
        child = obj._mock_children.get(name)
        if child is None:
            kind = AsyncMock if name in _async_magic and name != "__aiter__" else MagicMock
            child = kind(parent=obj, _new_name=name)
            if name in _defaults:
                child.return_value = _defaults[name]
            elif name == "__iter__":
                child.side_effect = lambda: iter(()) if child._mock_return_value is DEFAULT else iter(child._mock_return_value)
            elif name == "__aiter__":
                child.side_effect = lambda: _aiter(() if child._mock_return_value is DEFAULT else child._mock_return_value)
            elif name == "__anext__":
                child.side_effect = StopAsyncIteration
            obj._mock_children[name] = child
        return child


async def _aiter(items):
    for item in items:
        yield item


class NonCallableMagicMock(NonCallableMock):
    """A version of `MagicMock` that isn't callable."""

    def _set_up(self):
        for name in _plain_magic + _async_magic:
            if self._mock_methods is None or name in self._mock_methods:
                setattr(type(self), name, _MagicProxy(name))

    def __getattr__(self, name):
        return NonCallableMock.__getattr__(self, name)


class MagicMock(CallableMixin, NonCallableMagicMock):
    """MagicMock is a subclass of Mock with default implementations of most of the magic methods."""


class ThreadingMock(MagicMock):
    """A mock that can be used to wait until on calls happening in a different thread."""


class AsyncMock(CallableMixin, NonCallableMagicMock):
    """A mock whose calls are coroutines."""

    def _set_up(self):
        NonCallableMagicMock._set_up(self)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())
        self.__dict__["_is_coroutine"] = asyncio.coroutines._is_coroutine
        self.__dict__["_is_coroutine_mark"] = inspect._coroutine_mark

    def reset_mock(self, *args, **kwargs):
        NonCallableMagicMock.reset_mock(self, *args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        d = self.__dict__
        d["await_count"] += 1
        d["await_args"] = made
        d["await_args_list"].append(made)
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if inspect.iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """Assert that the mock was awaited at least once."""
        if self.await_count == 0:
            self._fail(f"Expected {self._shown_name()} to have been awaited.")

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            self._fail(f"Expected {self._shown_name()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await was with the specified arguments."""
        if self.await_args is None:
            self._fail(f"Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited")
        if _Call((args, kwargs), two=True) != self.await_args:
            self._fail(self._mismatch(args, kwargs, self.await_args, "await"))

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited exactly once and with the specified arguments."""
        if self.await_count != 1:
            self._fail(f"Expected {self._shown_name()} to have been awaited once. Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert the mock has ever been awaited with the specified arguments."""
        if _Call((args, kwargs), two=True) not in list(self.await_args_list):
            self._fail(f"{self._format_mock_call_signature(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        """Assert the mock has been awaited with the specified calls."""
        calls = [_Call((each.args, each.kwargs), two=True) for each in calls]
        if calls not in self.await_args_list and not (any_order and all(each in list(self.await_args_list) for each in calls)):
            self._fail(f"Awaits not found.\nExpected: {_CallList(calls)!r}\nActual: {self.await_args_list!r}")

    def assert_not_awaited(self):
        """Assert that the mock was never awaited."""
        if self.await_count:
            self._fail(f"Expected {self._shown_name()} to not have been awaited. Awaited {self.await_count} times.")


class PropertyMock(Mock):
    """A mock intended to be used as a property, or other descriptor, on a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


# ---- patch -----------------------------------------------------------------------------------------------------------

class _patch(contextlib.ContextDecorator):
    _active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, new_callable, kwargs):
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.spec = spec
        self.spec_set = spec_set
        self.create = create
        self.new_callable = new_callable
        self.kwargs = kwargs
        self.additional = []

    def copy(self):
        return _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.new_callable, self.kwargs)

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def patched(*args, **keywargs):
                with contextlib.ExitStack() as stack:
                    return await func(*args, *_enter_all(stack, patched.patchings), **keywargs)
        else:
            @functools.wraps(func)
            def patched(*args, **keywargs):
                with contextlib.ExitStack() as stack:
                    return func(*args, *_enter_all(stack, patched.patchings), **keywargs)
        patched.patchings = [self]
        return patched

    def _original(self):
        local = self.attribute in getattr(self.target, "__dict__", {})
        original = self.target.__dict__[self.attribute] if local else getattr(self.target, self.attribute, DEFAULT)
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{self.target} does not have the attribute {self.attribute!r}")
        return original, local

    def _make(self, original):
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        if self.new_callable is not None:
            return self.new_callable(**self.kwargs)
        spec = original if self.spec is True else self.spec
        spec_set = original if self.spec_set is True else self.spec_set
        is_async = inspect.iscoroutinefunction(original) or inspect.iscoroutinefunction(spec)
        kwargs = dict(self.kwargs)
        if spec is not None:
            kwargs["spec"] = spec
        if spec_set is not None:
            kwargs["spec_set"] = spec_set
        return (AsyncMock if is_async else MagicMock)(**kwargs, name=kwargs.pop("name", self.attribute))

    def __enter__(self):
        self.target = self.getter()
        original, local = self._original()
        made = self._make(original)
        self.saved = original, local
        setattr(self.target, self.attribute, made)
        return made

    def __exit__(self, *exc_info):
        original, local = self.saved
        if local or original is DEFAULT and hasattr(self.target, self.attribute) and not local and original is not DEFAULT:
            setattr(self.target, self.attribute, original)
        else:
            delattr(self.target, self.attribute)
            if original is not DEFAULT and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, original)
        return False

    def start(self):
        """Activate a patch, returning any created mock."""
        result = self.__enter__()
        self._active.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        if self not in self._active:
            return None
        self._active.remove(self)
        return self.__exit__(None, None, None)


def _enter_all(stack, patchings):
    made = []
    for each in patchings:
        value = stack.enter_context(each)
        if getattr(each, "new", None) is DEFAULT:
            made.append(value)
    return made


def _importer(target):
    import importlib
    first, *rest = target.split(".")
    found = importlib.import_module(first)
    path = first
    for part in rest:
        path += "." + part
        if not hasattr(found, part):
            importlib.import_module(path)
        found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """`patch` acts as a function decorator, class decorator or a context manager."""
    if "." not in target:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    path, attribute = target.rsplit(".", 1)
    return _patch(lambda: _importer(path), attribute, new, spec if autospec is None else autospec, create, spec_set, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """patch the named member (`attribute`) on an object (`target`) with a mock object."""
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec if autospec is None else autospec, create, spec_set, new_callable, kwargs)


class _patch_multiple(contextlib.ContextDecorator):
    def __init__(self, target, kwargs):
        self.target = target
        self.kwargs = kwargs

    def __enter__(self):
        target = _importer(self.target) if isinstance(self.target, str) else self.target
        self.stack = contextlib.ExitStack()
        return {name: self.stack.enter_context(_patch_object(target, name, new)) for name, new in self.kwargs.items() if True}

    def __exit__(self, *exc_info):
        self.stack.close()


class _patch_dict(contextlib.ContextDecorator):
    """Patch a dictionary, or dictionary like object, and restore the dictionary to its original state after the test."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        self._original = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        self.in_dict.clear()
        self.in_dict.update(self._original)
        return False

    def start(self):
        result = self.__enter__()
        _patch._active.append(self)
        return result

    def stop(self):
        if self in _patch._active:
            _patch._active.remove(self)
            self.__exit__()


def _stopall():
    """Stop all active patches."""
    for each in reversed(list(_patch._active)):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = lambda target, **kwargs: _patch_multiple(target, kwargs)
patch.stopall = _stopall
patch.TEST_PREFIX = "test"


# ---- the rest --------------------------------------------------------------------------------------------------------

def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Create a mock object using another object as a spec: calls are checked against its signature."""
    if inspect.isfunction(spec):
        signature = inspect.signature(spec)
        mock = (AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock)(name=_name or spec.__name__, **kwargs)
        answer = mock._mock_side_effect

        @functools.wraps(spec)
        def checked(*args, **keywords):
            signature.bind(*args, **keywords)
            return mock(*args, **keywords)
        checked.mock = mock
        for name in ("return_value", "side_effect", "assert_called_with", "assert_called_once_with", "assert_called", "assert_not_called",
                     "assert_called_once", "assert_any_call", "assert_has_calls", "reset_mock"):
            if not name in ("return_value", "side_effect"):
                setattr(checked, name, getattr(mock, name))
        return mock if "return_value" not in kwargs and answer is None and False else mock
    if isinstance(spec, type) and not instance:
        mock = MagicMock(spec=spec, name=_name, **kwargs)
        mock.return_value = MagicMock(spec=spec)
        return mock
    return (MagicMock if callable(spec) else NonCallableMagicMock)(spec=spec, name=_name, **kwargs)


def mock_open(mock=None, read_data=""):
    """A helper function to create a mock to replace the use of `open`."""
    import io

    def fresh():
        return io.StringIO(read_data) if isinstance(read_data, str) else io.BytesIO(read_data)
    handle = MagicMock()
    state = [fresh()]
    handle.__enter__.return_value = handle
    handle.read.side_effect = lambda *args, **kwargs: state[0].read(*args, **kwargs)
    handle.readline.side_effect = lambda *args, **kwargs: state[0].readline(*args, **kwargs)
    handle.readlines.side_effect = lambda *args, **kwargs: state[0].readlines(*args, **kwargs)
    handle.__iter__.side_effect = lambda: iter(state[0])

    def opened(*args, **kwargs):
        state[0] = fresh()
        return DEFAULT
    mock = MagicMock(name="open") if mock is None else mock
    mock.side_effect = opened
    mock.return_value = handle
    return mock


def seal(mock):
    """Disable the automatic generation of child mocks."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_parent is mock:
            seal(child)

# asyncio.coroutines: what is a coroutine, and what makes one.
from _asyncio import iscoroutine, sleep

_is_coroutine = object()    # functions may carry it as their _is_coroutine

_function = type(lambda: None)


class _Bound:
    def method(self): ...


_method = type(_Bound().method)


def iscoroutinefunction(func):
    if getattr(func, "_is_coroutine", None) is _is_coroutine or func is sleep:
        return True
    while type(func) is not _function:
        from functools import partial
        if type(func) is _method:
            func = func.__func__
        elif isinstance(func, partial):
            func = func.func
        else:
            return False
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


__all__ = ("iscoroutinefunction", "iscoroutine")

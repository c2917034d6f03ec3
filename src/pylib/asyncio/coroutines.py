# asyncio.coroutines: what is a coroutine, and what makes one.
from _asyncio import iscoroutine, sleep

_is_coroutine = object()    # functions may carry it as their _is_coroutine


def iscoroutinefunction(func):
    if getattr(func, "_is_coroutine", None) is _is_coroutine or func is sleep:
        return True
    while True:
        if hasattr(func, "__func__"):
            func = func.__func__
        elif hasattr(func, "func") and hasattr(func, "keywords"):
            func = func.func
        else:
            break
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


__all__ = ("iscoroutinefunction", "iscoroutine")

# atexit: functions called when the program is over, the last one registered first.
import sys

from _asyncio import _format_exception

_functions = []


def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func


def unregister(func):
    _functions[:] = [each for each in _functions if each[0] != func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as exc:
            sys.stderr.write(f"Exception ignored in atexit callback {func!r}:\n{_format_exception(exc)}")


def _ncallbacks():
    return len(_functions)


def _clear():
    _functions.clear()

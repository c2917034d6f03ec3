# concurrent.futures.process: a pool of processes is one of threads that compute side by side. What goes in and out is copied.
import threading

from . import _base, thread


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly."""


class _Process(threading.Thread):
    _in_process = True

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._process_id = threading._next_pid()

    def _wait_until_started(self):
        pass        # it begins when the submitting thread next waits


# ---- what pickling does to a value

def _refused(value):
    name = getattr(value, "__qualname__", "")
    if "<locals>" in name:
        raise AttributeError(f"Can't get local object {name!r}")
    if name.endswith("<lambda>"):
        from pickle import PicklingError
        raise PicklingError(f"Can't pickle {value!r}: attribute lookup {name} on {value.__module__} failed")


def _copied(value, known):
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str, bytes):
        return value
    if id(value) in known:
        return known[id(value)]
    if getattr(kind, "_shared_by_processes", False):
        return value
    if kind is tuple:
        return tuple([_copied(item, known) for item in value])
    if kind is list:
        copy = known[id(value)] = []
        copy.extend([_copied(item, known) for item in value])
        return copy
    if kind is dict:
        copy = known[id(value)] = {}
        for key, item in value.items():
            copy[_copied(key, known)] = _copied(item, known)
        return copy
    if kind is set or kind is frozenset:
        return kind([_copied(item, known) for item in value])
    if callable(value) and hasattr(value, "__qualname__"):
        _refused(value)
        return value
    if kind in (_thread_lock, _generator, _coroutine):
        name = "_thread.lock" if kind is _thread_lock else kind.__name__
        raise TypeError(f"cannot pickle {name!r} object")
    if isinstance(value, BaseException):
        copy = kind(*_copied(value.args, known))
        copy.__traceback__ = value.__traceback__
        return copy
    if hasattr(value, "__dict__") and type(value).__module__ != "builtins":
        copy = known[id(value)] = object.__new__(kind)
        copy.__dict__.update(_copied(value.__dict__, known))
        return copy
    return value


async def _a_coroutine():
    pass


def _a_generator():
    yield


_thread_lock = threading.Lock
_generator = type(_a_generator())
_coroutine = _a_coroutine()
_coroutine.close()
_coroutine = type(_coroutine)


def _in_process(fn, args, kwargs):
    return _copied(fn(*_copied(args, {}), **_copied(kwargs, {})), {})


class _Job:
    """A job's function, under its own name."""

    def __init__(self, fn):
        self.func = fn

    def __call__(self, *args, **kwargs):
        return _in_process(self.func, args, kwargs)


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    _thread_class = _Process

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers or thread.CPUS, "process", initializer, initargs)

    def submit(self, fn, /, *args, **kwargs):
        _refused(fn)
        return super().submit(_Job(fn), *args, **kwargs)

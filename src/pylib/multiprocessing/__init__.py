# multiprocessing: processes of the simulation: threads that compute side by side, each with a copy of what the program has.
import sys
import threading
from concurrent.futures.process import _copied, _Process as _Worker
from itertools import count

from _library import rebound
from _network import refuse

_numbers = count(1)


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


# ---- what a new process has of its own

def _forked(value, known):
    """The copy that a fork has of a value: of data and of objects of the program's classes. Modules, classes and what processes share
    are the same on both sides."""
    kind = type(value)
    if id(value) in known:
        return known[id(value)]
    if kind is list:
        copy = known[id(value)] = []
        copy.extend([_forked(item, known) for item in value])
    elif kind is tuple:
        copy = tuple([_forked(item, known) for item in value])
    elif kind is set:
        copy = known[id(value)] = set(value)
    elif kind is bytearray:
        copy = known[id(value)] = bytearray(value)
    elif kind is dict:
        copy = known[id(value)] = {}
        copy.update({key: _forked(item, known) for key, item in value.items()})
    elif kind.__module__ == "__main__" and kind.__base__ is object and hasattr(value, "__dict__"):
        copy = known[id(value)] = object.__new__(kind)
        copy.__dict__.update(_forked(value.__dict__, known))
    else:
        copy = value
    return copy


def _own_globals():
    """(the program's namespace as a fork has it: its functions see the copy; what stands for what)"""
    from types import FunctionType
    namespace = sys.modules["__main__"].__dict__
    own, known = {}, {}
    for name, value in namespace.items():
        if isinstance(value, FunctionType) and value.__globals__ is namespace:
            known[id(value)] = rebound(value, own)
    own.update(_forked(dict(namespace), known))
    return own, known


class _Thread(_Worker):
    def __init__(self, process):
        super().__init__(target=process._begin, name=process.name, daemon=process._daemonic)
        self._process = process
        process._pid = self._process_id


class BaseProcess:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        number = next(_numbers)
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{number}"
        self._daemonic = current_process().daemon if daemon is None else daemon
        self._parent_pid = current_process().pid
        self._thread = None
        self._pid = None
        self._exitcode = None
        self._closed = False

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        assert self._thread is None, "cannot start a process twice"
        assert not current_process().daemon, "daemonic processes are not allowed to have children"
        if self._target is not None:
            _, known = _own_globals()
            self._target = known.get(id(self._target), self._target)
            self._args, self._kwargs = _forked(self._args, known), _forked(self._kwargs, known)
        self._thread = _Thread(self)
        _children.append(self)
        self._thread.start()

    def _begin(self):
        try:
            self.run()
            self._exitcode = 0
        except SystemExit as e:
            self._exitcode = 0 if e.code is None else e.code if isinstance(e.code, int) else 1
            if self._exitcode == 1 and not isinstance(e.code, int):
                sys.stderr.write(f"{e.code}\n")
        except BaseException:
            from traceback import format_exc
            self._exitcode = 1
            sys.stderr.write(f"Process {self._name}:\n{format_exc()}")

    def join(self, timeout=None):
        assert self._thread is not None, "can only join a started process"
        self._thread._handle.join(timeout)
        if not self.is_alive() and self in _children:
            _children.remove(self)

    def is_alive(self):
        if self is _main_process:
            return True
        return self._thread is not None and not self._thread._handle.is_done()

    def terminate(self):
        refuse("Process.terminate() is not simulated: let the process end by itself, by an Event or a message for instance")

    kill = terminate

    def close(self):
        if self.is_alive():
            raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().")
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._thread is None, "process has already started"
        self._daemonic = daemonic

    @property
    def exitcode(self):
        return None if self.is_alive() else self._exitcode

    @property
    def pid(self):
        return self._pid

    ident = pid

    def __repr__(self):
        if self is _main_process:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._thread is None:
            status = "initial"
        elif self.is_alive():
            status = "started"
        else:
            status = "stopped"
        info = [type(self).__name__, f"name={self._name!r}"]
        if self is _main_process:
            return f"<{info[0]} {info[1]} parent=None started>"
        if self._pid is not None:
            info.append(f"pid={self._pid}")
        if self._parent_pid is not None:
            info.append(f"parent={self._parent_pid}")
        info.append(status)
        if status == "stopped":
            info.append(f"exitcode={self._exitcode}")
        if self._daemonic:
            info.append("daemon")
        return f"<{' '.join(info)}>"


class Process(BaseProcess):
    pass


class _MainProcess(BaseProcess):
    def __init__(self):
        self._name = "MainProcess"
        self._pid = 1000
        self._parent_pid = None
        self._daemonic = False
        self._thread = None
        self._exitcode = None
        self._closed = False


class ForkProcess(_MainProcess):
    """What a worker of a pool is in."""

    def __init__(self, thread):
        super().__init__()
        prefix, _, number = thread.name.rpartition("_")
        first = prefix.partition("-")[2]        # of a Pool's workers; an executor's are counted from 1
        self._name = f"ForkPoolWorker-{int(first) + int(number)}" if first else f"ForkProcess-{int(number) + 1}"
        self._pid, self._parent_pid = thread._process_id, 1000
        self._daemonic = True
        self._thread = thread


_main_process = _MainProcess()
_children = []


def current_process():
    process = getattr(threading.current_thread(), "_process", None)
    if process is None and threading._pid() != 1000:
        process = ForkProcess(threading.current_thread())
    return _main_process if process is None else process


def parent_process():
    process = current_process()
    return None if process is _main_process else _main_process


def active_children():
    for process in list(_children):
        if not process.is_alive():
            _children.remove(process)
    return list(_children)


def cpu_count():
    return 4


def freeze_support():
    pass


# ---- what processes share

class Lock:
    _shared_by_processes = True

    def __init__(self, *, ctx=None):
        self._lock = threading.Lock()

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, -1 if timeout is None else timeout)

    def release(self):
        if not self._lock.locked():
            raise ValueError("semaphore or lock released too many times")
        self._lock.release()

    def locked(self):
        return self._lock.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class RLock(threading.RLock):
    _shared_by_processes = True

    def __init__(self, *, ctx=None):
        super().__init__()


class Condition(threading.Condition):
    _shared_by_processes = True


class Event(threading.Event):
    _shared_by_processes = True


class Semaphore(threading.Semaphore):
    _shared_by_processes = True


class BoundedSemaphore(threading.BoundedSemaphore):
    _shared_by_processes = True


class Barrier(threading.Barrier):
    _shared_by_processes = True



def _queue_class(base):
    import queue

    class Queue(getattr(queue, base)):
        _shared_by_processes = True

        def put(self, obj, *args, **kwargs):
            super().put(_copied(obj, {}), *args, **kwargs)

        def close(self):
            pass

        def join_thread(self):
            pass

        def cancel_join_thread(self):
            pass

    Queue.__module__ = "multiprocessing.queues"
    return Queue


def Queue(maxsize=0):
    return _queue_class("Queue")(maxsize)


JoinableQueue = Queue


def SimpleQueue():
    return _queue_class("SimpleQueue")()


class Connection:
    """An end of a Pipe()."""
    _shared_by_processes = True

    def __init__(self, inbox, outbox, readable=True, writable=True):
        self._inbox, self._outbox = inbox, outbox
        self.readable, self.writable = readable, writable
        self.closed = False

    def _check(self, allowed, what):
        if self.closed:
            raise OSError("handle is closed")
        if not allowed:
            raise OSError(f"connection is {what}-only")

    def send(self, obj):
        self._check(self.writable, "read")
        self._outbox.put((_copied(obj, {}),))

    def recv(self):
        self._check(self.readable, "write")
        item = self._inbox.get()
        if item is None:
            self._inbox.put(None)
            raise EOFError
        return item[0]

    def poll(self, timeout=0.0):
        self._check(self.readable, "write")
        import queue
        try:
            item = self._inbox.get(timeout=timeout) if timeout is None or timeout > 0 else self._inbox.get_nowait()
        except queue.Empty:
            return False
        self._inbox.queue.appendleft(item)
        return True

    send_bytes, recv_bytes = send, recv

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()


def Pipe(duplex=True):
    from queue import Queue
    a, b = Queue(), Queue()
    return Connection(a, b, True, duplex), Connection(b, a, duplex, True)


class _Value:
    _shared_by_processes = True

    def __init__(self, value, lock):
        self.value = value
        self._lock = lock

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def __repr__(self):
        return f"<Synchronized wrapper for c_value({self.value!r})>"


class _Array(_Value):
    def __init__(self, items, lock):
        super().__init__(items, lock)

    def __getitem__(self, at):
        return self.value[at]

    def __setitem__(self, at, value):
        self.value[at] = value

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return iter(self.value)


def Value(typecode_or_type, *args, lock=True):
    return _Value(args[0] if args else 0.0 if typecode_or_type in ("d", "f") else 0, RLock())


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    zero = 0.0 if typecode_or_type in ("d", "f") else 0
    items = [zero] * size_or_initializer if isinstance(size_or_initializer, int) else list(size_or_initializer)
    return _Array(items, RLock())


RawValue, RawArray = Value, Array


def Manager():
    from multiprocessing.managers import SyncManager
    return SyncManager()


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    from multiprocessing.pool import Pool
    return Pool(processes, initializer, initargs, maxtasksperchild)


# ---- contexts: there is one

def get_start_method(allow_none=False):
    return "fork"


def set_start_method(method, force=False):
    if method not in ("fork", "spawn", "forkserver"):
        raise ValueError(f"cannot find context for {method!r}")


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_context(method=None):
    return sys.modules[__name__]


def get_logger():
    import logging
    return logging.getLogger("multiprocessing")


__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event", "JoinableQueue",
           "Lock", "Manager", "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore",
           "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count", "current_process", "freeze_support",
           "get_all_start_methods", "get_context", "get_logger", "get_start_method", "parent_process", "set_start_method"]

# multiprocessing.managers: shared containers. A child gets the very object; what a real manager copies on the way is the same values.
import multiprocessing


class Namespace:
    _shared_by_processes = True

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items()) if not name.startswith("_")]
        return f"Namespace({', '.join(shown)})"


class DictProxy(dict):
    _shared_by_processes = True

    def copy(self):
        return dict(self)


class ListProxy(list):
    _shared_by_processes = True


class BaseManager:
    def start(self):
        pass

    def shutdown(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.shutdown()


class SyncManager(BaseManager):
    def dict(self, *args, **kwargs):
        return DictProxy(*args, **kwargs)

    def list(self, *args):
        return ListProxy(*args)

    def Namespace(self, **kwds):
        return Namespace(**kwds)

    def Queue(self, maxsize=0):
        return multiprocessing.Queue(maxsize)

    JoinableQueue = Queue

    def Value(self, typecode, value):
        return multiprocessing.Value(typecode, value)

    def Array(self, typecode, sequence):
        return multiprocessing.Array(typecode, sequence)

    Lock = staticmethod(multiprocessing.Lock)
    RLock = staticmethod(multiprocessing.RLock)
    Event = staticmethod(multiprocessing.Event)
    Condition = staticmethod(multiprocessing.Condition)
    Semaphore = staticmethod(multiprocessing.Semaphore)
    Barrier = staticmethod(multiprocessing.Barrier)

# concurrent.futures.thread: a pool of threads. Who takes a job, and when a new thread is made, is as in CPython.
import weakref
from queue import Empty, SimpleQueue

import _thread
import threading

from . import _base

CPUS = 4        # of the simulated machine

_queues = {}    # thread → its pool's queue, for the program's end
_shutdown = False


def _python_exit():
    global _shutdown
    _shutdown = True
    items = list(_queues.items())
    for thread, queue in items:
        queue.put(None)
    for thread, queue in items:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        job = _thread._job(_function_of(self.fn))
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            _thread._idle(job)
            self.future.set_exception(exc)
            self = None
        else:
            _thread._idle(job)
            self.future.set_result(result)


def _function_of(fn):
    # asyncio.to_thread() wraps its function in partial(context.run, function, ...).
    inner = getattr(fn, "func", None)
    if inner is not None and getattr(inner, "__name__", None) == "run" and getattr(fn, "args", None):
        return fn.args[0]
    return fn


def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as exc:
            _base._log("Exception in initializer:", exc)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    while True:
        try:
            item = work_queue.get_nowait()
        except Empty:
            executor = executor_reference()
            if executor is not None:
                executor._idle_semaphore.release()
            del executor
            item = work_queue.get(block=True)
        if item is not None:
            item.run()
            del item
            continue
        executor = executor_reference()
        if _shutdown or executor is None or executor._shutdown:
            if executor is not None:
                executor._shutdown = True
            work_queue.put(None)        # for the others
            return
        del executor


class ThreadPoolExecutor(_base.Executor):
    _made = 0
    _thread_class = threading.Thread

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, CPUS + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{ThreadPoolExecutor._made}"
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return

        def executor_gone(_, queue=self._work_queue):
            queue.put(None)

        count = len(self._threads)
        if count < self._max_workers:
            thread = self._thread_class(name=f"{self._thread_name_prefix}_{count}", target=_worker, args=(
                weakref.ref(self, executor_gone), self._work_queue, self._initializer, self._initargs))
            thread.start()
            self._threads.append(thread)
            _queues[thread] = self._work_queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while True:
                try:
                    item = self._work_queue.get_nowait()
                except Empty:
                    break
                if item is not None:
                    item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        item = self._work_queue.get_nowait()
                    except Empty:
                        break
                    if item is not None:
                        item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

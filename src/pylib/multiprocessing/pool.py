# multiprocessing.pool: Pool and ThreadPool over the executors of concurrent.futures.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _each(function, chunk):
    return [function(*args) for args in chunk]


class AsyncResult:
    def __init__(self, futures, join, callback=None, error_callback=None):
        self._futures = futures
        self._join = join
        self._callbacks = callback, error_callback
        self._left = len(futures)
        for future in futures:
            future.add_done_callback(self._one_done)

    def _one_done(self, future):
        self._left -= 1
        if self._left:
            return
        callback, error_callback = self._callbacks
        error = next((one.exception() for one in self._futures if one.exception() is not None), None)
        if error is None and callback is not None:
            callback(self._join([one.result() for one in self._futures]))
        elif error is not None and error_callback is not None:
            error_callback(error)

    def ready(self):
        return all(future.done() for future in self._futures)

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return all(future.exception() is None for future in self._futures)

    def wait(self, timeout=None):
        from concurrent.futures import wait
        wait(self._futures, timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise multiprocessing.TimeoutError
        return self._join([future.result() for future in self._futures])


MapResult = AsyncResult


class Pool:
    _executor_class = ProcessPoolExecutor

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._processes = processes or 4
        self._state = "RUN"
        self._executor = self._executor_class(self._processes, initializer=initializer, initargs=initargs)
        if self._executor_class is ProcessPoolExecutor:     # its workers are numbered with all other processes
            numbers = [next(multiprocessing._numbers) for _ in range(self._processes)]
            self._executor._thread_name_prefix = f"pool-{numbers[0]}"

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def _submit(self, iterable, function, chunksize):
        """A future for each chunk."""
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), self._processes * 4)
            chunksize += bool(extra)
        return [self._executor.submit(_each, function, items[at:at + chunksize]) for at in range(0, len(items), chunksize or 1)]

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        return AsyncResult([self._executor.submit(func, *args, **kwds)], lambda results: results[0], callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self.starmap_async(func, [(item,) for item in iterable], chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        futures = self._submit(iterable, func, chunksize)
        return AsyncResult(futures, lambda results: [value for chunk in results for value in chunk], callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        futures = self._submit([(item,) for item in iterable], func, chunksize)
        return (value for future in futures for value in future.result())

    def imap_unordered(self, func, iterable, chunksize=1):
        from concurrent.futures import as_completed
        futures = self._submit([(item,) for item in iterable], func, chunksize)
        return (value for future in as_completed(futures) for value in future.result())

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            self._executor.shutdown(wait=False)

    def terminate(self):
        self._state = "TERMINATE"
        self._executor.shutdown(wait=False, cancel_futures=True)

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        self._executor.shutdown(wait=True)

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.terminate()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} state={self._state} pool_size={self._processes}>"


class ThreadPool(Pool):
    _executor_class = ThreadPoolExecutor

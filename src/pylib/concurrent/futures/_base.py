# concurrent.futures._base: Future and Executor.
import sys
from time import monotonic

from _asyncio import _format_exception
from threading import Condition, Event

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"     # and those that wait() have heard of it
FINISHED = "FINISHED"


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


def _log(message, exc):
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("concurrent.futures").error(message, exc_info=exc)
    else:
        sys.stderr.write(f"{message}\n{_format_exception(exc)}")


class Future:
    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    __class_getitem__ = classmethod(type(list[int]))

    def __repr__(self):
        name = f"<{type(self).__name__} at {id(self):#x} state="
        state = {CANCELLED_AND_NOTIFIED: "cancelled"}.get(self._state, self._state.lower())
        if self._state != FINISHED:
            return f"{name}{state}>"
        if self._exception:
            return f"{name}{state} raised {type(self._exception).__name__}>"
        return f"{name}{state} returned {type(self._result).__name__}>"

    def _is_done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _is_cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception as exc:
            _log(f"exception calling callback for {self!r}", exc)

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._is_cancelled():
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._is_cancelled()

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._is_done()

    def add_done_callback(self, fn):
        with self._condition:
            if not self._is_done():
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def result(self, timeout=None):
        with self._condition:
            if not self._is_done():
                self._condition.wait(timeout)
            if self._is_cancelled():
                raise CancelledError
            if self._state != FINISHED:
                raise TimeoutError
            if self._exception:
                raise self._exception
            return self._result

    def exception(self, timeout=None):
        with self._condition:
            if not self._is_done():
                self._condition.wait(timeout)
            if self._is_cancelled():
                raise CancelledError
            if self._state != FINISHED:
                raise TimeoutError
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._is_done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()


# ---- waiting for several

class _Waiter:
    """Is told of futures that are done; its event is set when there are as many as are waited for."""

    def __init__(self, pending, return_when):
        self.event = Event()
        self.finished_futures = []
        self.pending = pending
        self.return_when = return_when

    def add(self, future):
        self.finished_futures.append(future)
        self.pending -= 1
        failed = not future._is_cancelled() and future._exception is not None
        if (self.pending <= 0 or self.return_when == FIRST_COMPLETED or
                self.return_when == FIRST_EXCEPTION and failed):
            self.event.set()


def _install_waiter(fs, return_when):
    pending = sum(f._state not in (CANCELLED_AND_NOTIFIED, FINISHED) for f in fs)
    waiter = _Waiter(pending, return_when)
    for f in fs:
        f._waiters.append(waiter)
    return waiter


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + monotonic()
    fs = list(dict.fromkeys(fs))
    total = len(fs)
    finished = [f for f in fs if f._state in (CANCELLED_AND_NOTIFIED, FINISHED)]
    pending = [f for f in fs if f not in finished]
    waiter = _install_waiter(fs, FIRST_COMPLETED)
    try:
        yield from finished
        while pending:
            left = None
            if end is not None:
                left = end - monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(left)
            finished, waiter.finished_futures = waiter.finished_futures, []
            waiter.event.clear()
            for f in finished:
                pending.remove(f)
                yield f
    finally:
        for f in fs:
            if waiter in f._waiters:
                f._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    from collections import namedtuple
    DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")
    fs = dict.fromkeys(fs)
    done = {f for f in fs if f._state in (CANCELLED_AND_NOTIFIED, FINISHED)}
    enough = (len(done) == len(fs) or done and return_when == FIRST_COMPLETED or
              return_when == FIRST_EXCEPTION and any(not f._is_cancelled() and f._exception for f in done))
    if not enough:
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f"Invalid return condition: {return_when!r}")
        waiter = _install_waiter(fs, return_when)
        waiter.event.wait(timeout)
        for f in fs:
            f._waiters.remove(waiter)
        done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, {f for f in fs if f not in done})


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    f = fs.pop()
                    try:
                        result = f.result(None if end is None else end - monotonic())
                    finally:
                        f.cancel()
                    yield result
            finally:
                for f in fs:
                    f.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.shutdown(wait=True)
        return False

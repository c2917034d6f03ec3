# asyncio.timeouts: timeout() and timeout_at(), which cancel the task they were entered in when their time has come.
from _asyncio import CancelledError, current_task, get_running_loop


# The states, as reprs show them.
CREATED, ENTERED, EXPIRING, EXPIRED, EXITED = "created", "active", "expiring", "expired", "finished"


class Timeout:
    def __init__(self, when):
        self._state = CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state is CREATED:
            raise RuntimeError("Timeout has not been entered")
        if self._state is not ENTERED:
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._timeout_handler = loop.call_soon(self._on_timeout)
            else:
                self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (EXPIRING, EXPIRED)

    def __repr__(self):
        when = ""
        if self._state is ENTERED:
            when = f" when={None if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state is not CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is EXPIRING:
            self._state = EXPIRED
            # Our own request to cancel is taken back; if it was the only one, it becomes a TimeoutError.
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc
                elif exc is not None:
                    self._insert_timeout_error(exc)
                    if isinstance(exc, ExceptionGroup):
                        for each in exc.exceptions:
                            self._insert_timeout_error(each)
        elif self._state is ENTERED:
            self._state = EXITED
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = EXPIRING
        self._timeout_handler = None

    @staticmethod
    def _insert_timeout_error(exc):
        # Another exception was raised while the cancellation was handled: its context says TimeoutError.
        while exc.__context__ is not None:
            if isinstance(exc.__context__, CancelledError):
                error = TimeoutError()
                error.__context__ = error.__cause__ = exc.__context__
                exc.__context__ = error
                break
            exc = exc.__context__


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


__all__ = ("Timeout", "timeout", "timeout_at")

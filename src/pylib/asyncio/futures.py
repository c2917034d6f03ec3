# asyncio.futures: Future (in C), and futures that follow those of concurrent.futures.
from _asyncio import Future, _awaits, get_event_loop, isfuture

from .exceptions import CancelledError, InvalidStateError

# Names that some programs use.
_PyFuture = _CFuture = Future


def _get_loop(fut):
    get_loop = getattr(fut, "get_loop", None)
    return get_loop() if get_loop is not None else fut._loop


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _translated(exc):
    # The two exceptions that concurrent.futures has of its own.
    from concurrent import futures as concurrent
    if type(exc) is concurrent.CancelledError:
        return CancelledError(*exc.args).with_traceback(exc.__traceback__)
    if type(exc) is concurrent.InvalidStateError:
        return InvalidStateError(*exc.args).with_traceback(exc.__traceback__)
    return exc


def _settle_concurrent(concurrent, source):
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    exc = source.exception()
    if exc is not None:
        concurrent.set_exception(_translated(exc))
    else:
        concurrent.set_result(source.result())


def _settle(dest, source):
    if dest.cancelled():
        return
    if source.cancelled():
        dest.cancel()
        return
    exc = source.exception()
    if exc is not None:
        dest.set_exception(_translated(exc))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """When source is done, so is destination; when destination is cancelled, so is source. Either may be of either kind."""
    from concurrent.futures import Future as ConcurrentFuture
    for future, what in ((source, "source"), (destination, "destination")):
        if not isfuture(future) and not isinstance(future, ConcurrentFuture):
            raise TypeError(f"A future is required for {what} argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _settle(future, other)
        else:
            _settle_concurrent(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    from concurrent.futures import Future as ConcurrentFuture
    assert isinstance(future, ConcurrentFuture), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    wrapped = loop.create_future()
    _awaits(wrapped, "executor")
    _chain_future(future, wrapped)
    return wrapped


__all__ = ("Future", "wrap_future", "isfuture")

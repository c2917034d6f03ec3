# nest_asyncio: a loop that runs can be run further from within one of its own callbacks.
import asyncio
from asyncio import base_events, events, runners
from contextlib import suppress

_run = runners.run
_run_until_complete = base_events.BaseEventLoop.run_until_complete
_run_forever = base_events.BaseEventLoop.run_forever


def run(main, *, debug=False):
    loop = events._get_running_loop()
    if loop is None:
        return _run(main, debug=debug or None)
    task = asyncio.ensure_future(main)
    try:
        return loop.run_until_complete(task)
    finally:
        if not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                loop.run_until_complete(task)


def run_until_complete(self, future):
    if not self.is_running():
        return _run_until_complete(self, future)
    f = asyncio.ensure_future(future, loop=self)
    if f is not future:
        f._log_destroy_pending = False
    self._run_nested(f)
    if not f.done():
        raise RuntimeError("Event loop stopped before Future completed.")
    return f.result()


def run_forever(self):
    if not self.is_running():
        return _run_forever(self)
    self._run_nested(None)


def apply(loop=None):
    """Patch asyncio to make its event loop reentrant."""
    if loop is not None and not isinstance(loop, base_events.BaseEventLoop):
        raise ValueError(f"Can't patch loop of type {type(loop)}")
    asyncio.run = runners.run = run
    base_events.BaseEventLoop.run_until_complete = run_until_complete
    base_events.BaseEventLoop.run_forever = run_forever


__all__ = ("apply",)

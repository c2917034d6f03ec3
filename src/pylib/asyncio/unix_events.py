# asyncio.unix_events: the loop that programs get, and the policy that makes it.
from .base_events import BaseEventLoop
from .events import BaseDefaultEventLoopPolicy


class _UnixSelectorEventLoop(BaseEventLoop):

    # ---- connections and processes: fetched when they are first asked for

    def create_connection(self, protocol_factory, host=None, port=None, **kwds):
        from .selector_events import create_connection
        return create_connection(self, protocol_factory, host, port, **kwds)

    def create_server(self, protocol_factory, host=None, port=None, **kwds):
        from .selector_events import create_server
        return create_server(self, protocol_factory, host, port, **kwds)

    # ---- signals

    def add_signal_handler(self, sig, callback, *args):
        from _network import refuse
        refuse("loop.add_signal_handler() is not simulated: no signal reaches a simulated program. Leave the call out; a timer "
               "(loop.call_later) can stand for the signal")

    def remove_signal_handler(self, sig):
        return False


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")

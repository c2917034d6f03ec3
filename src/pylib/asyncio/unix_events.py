# asyncio.unix_events: the loop that programs get, and the policy that makes it.
from .base_events import BaseEventLoop
from .events import BaseDefaultEventLoopPolicy


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")

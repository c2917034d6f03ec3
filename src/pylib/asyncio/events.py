# asyncio.events: abstract loops and policies, and which loop is whose.
import _asyncio
import _thread
from _asyncio import Handle, TimerHandle, _get_running_loop, _set_running_loop, get_event_loop, get_running_loop


class AbstractServer:
    """What create_server() gives."""


def _not_implemented(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = "AbstractEventLoop." + name
    return method


class AbstractEventLoop:
    """What any event loop has."""


for _name in ("run_forever run_until_complete stop is_running is_closed close shutdown_asyncgens "
              "shutdown_default_executor call_later call_at time create_future create_task call_soon_threadsafe "
              "run_in_executor set_default_executor set_task_factory get_task_factory get_exception_handler "
              "set_exception_handler default_exception_handler call_exception_handler get_debug set_debug").split():
    setattr(AbstractEventLoop, _name, _not_implemented(_name))


def _call_soon(self, callback, *args, context=None):
    return self.call_later(0, callback, *args, context=context)


AbstractEventLoop.call_soon = _call_soon


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for each thread; only the main thread's is made when it is first asked for."""
    _loop_factory = None

    def __init__(self):
        self._loops = {}        # thread → what set_event_loop() said

    def get_event_loop(self):
        me = _thread.get_ident()
        if me == _thread.main_ident and me not in self._loops:
            _asyncio._warn("There is no current event loop")
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(me)
        if loop is None:
            import threading
            raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loops[_thread.get_ident()] = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def _policy_loop():
    return get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


_asyncio._adopt("get_event_loop", _policy_loop)

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle",
           "get_event_loop_policy", "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop",
           "_set_running_loop", "get_running_loop", "_get_running_loop")

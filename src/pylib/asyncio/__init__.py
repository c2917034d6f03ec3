# asyncio: the upper half, over the loop in C (_asyncio). What is in CPython's asyncio and not here is refused by name.
from .base_events import BaseEventLoop
from .coroutines import iscoroutine, iscoroutinefunction
from .events import (AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle, TimerHandle,
                     _get_running_loop, _set_running_loop, get_event_loop, get_event_loop_policy, get_running_loop,
                     new_event_loop, set_event_loop, set_event_loop_policy)
from .exceptions import (BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError,
                         SendfileNotAvailableError, TimeoutError)
from .futures import Future, isfuture, wrap_future
from .locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from .queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from .runners import Runner, run
from .taskgroups import TaskGroup
from .tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed, create_task,
                    current_task, ensure_future, gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for)
from .threads import to_thread
from .timeouts import Timeout, timeout, timeout_at
from .unix_events import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop

__all__ = (
    "BaseEventLoop", "iscoroutine", "iscoroutinefunction",
    "AbstractEventLoop", "AbstractEventLoopPolicy", "AbstractServer", "DefaultEventLoopPolicy", "EventLoop", "Handle",
    "SelectorEventLoop", "TimerHandle", "_get_running_loop", "_set_running_loop", "get_event_loop",
    "get_event_loop_policy", "get_running_loop", "new_event_loop", "set_event_loop", "set_event_loop_policy",
    "BrokenBarrierError", "CancelledError", "IncompleteReadError", "InvalidStateError", "LimitOverrunError",
    "SendfileNotAvailableError", "TimeoutError",
    "Future", "isfuture", "wrap_future",
    "Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "Semaphore",
    "LifoQueue", "PriorityQueue", "Queue", "QueueEmpty", "QueueFull", "QueueShutDown",
    "Runner", "run", "TaskGroup",
    "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Task", "all_tasks", "as_completed", "create_task",
    "current_task", "ensure_future", "gather", "run_coroutine_threadsafe", "shield", "sleep", "wait", "wait_for",
    "to_thread", "Timeout", "timeout", "timeout_at",
)

# These are fetched when they are first asked for.
_LATER = False
if _LATER:
    from .protocols import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol
    from .selector_events import Server
    from .streams import StreamReader, StreamReaderProtocol, StreamWriter, open_connection, start_server
    from .subprocess import create_subprocess_exec, create_subprocess_shell
    from .transports import (BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport, Transport, WriteTransport)
del _LATER


def __getattr__(name):
    from importlib import import_module
    for module in ("streams", "subprocess", "protocols", "transports", "selector_events"):
        found = import_module("asyncio." + module)
        if name == module:
            return found
        if name in found.__all__:
            globals()[name] = getattr(found, name)
            return globals()[name]
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")

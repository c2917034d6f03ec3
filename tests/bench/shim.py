"""CPython in virtual time at the least cost, recording nothing: what loopchef is measured against.

    shim.py PROGRAM [ARGS]

The loop's wait moves the clock instead of waiting, and the clock is a plain number; nothing else is replaced.
"""
import selectors
import sys
import time
from asyncio import events, unix_events

clock = 0.0


class Selector(selectors.SelectSelector):
    """Nothing ever comes from outside: to wait is to move the clock."""

    def select(self, timeout=None):
        global clock
        if timeout:
            clock += timeout
        return []


class Loop(unix_events.SelectorEventLoop):
    def __init__(self):
        super().__init__(Selector())

    def time(self):
        return clock


def sleep(seconds):
    global clock
    clock += seconds


class Policy(unix_events.DefaultEventLoopPolicy):
    _loop_factory = Loop


events.set_event_loop_policy(Policy())
time.sleep = sleep
time.monotonic = time.perf_counter = lambda: clock
del sys.argv[0]
with open(sys.argv[0], encoding="utf-8") as file:
    code = compile(file.read(), sys.argv[0], "exec")
exec(code, {"__name__": "__main__", "__file__": sys.argv[0]})

"""CPython 3.13 in virtual time: importing this module turns the interpreter it runs in into the oracle.

record.py starts a program with this module imported first (through a sitecustomize of its own), so that the program
itself is the real `__main__` and ends as any program does. What is replaced is time and chance, nothing else:

- one clock, in whole nanoseconds, that every function of `time` and `loop.time()` read;
- the loop's timers, ordered by (nanosecond, order of creation), and its wait, which moves the clock;
- threads: real ones, but one runs at a time, and goes on until it waits; see `Scheduler`;
- the order of the sets of tasks that asyncio makes: that of the tasks' creation.

asyncio's C Task and Future stay: a handle's task is its callback's `__self__`, and reprs and tracebacks are the real ones.
The iterations of the loop go to the file that ORACLE_TRACE names.
"""
import _thread
import atexit
import heapq
import itertools
import json
import os
import sys
import time

real_lock = _thread.allocate_lock
TRACE = os.environ.pop("ORACLE_TRACE", os.devnull)
os.environ.pop("PYTHONPATH", None)
sys.path[:] = [p for p in sys.path if p != os.path.dirname(os.path.abspath(__file__))]

EPOCH = 1735689600  # time.time() at 0: 2025-01-01, UTC
SECOND = 1_000_000_000
DEADLOCK = "deadlock: nothing is ready and no timer is set"


def to_ns(seconds):
    if seconds == float("inf"):
        return float("inf")
    return round(seconds * SECOND)


# ---- the clock ----------------------------------------------------------------------------------------------

class Clock:
    """Virtual time. It moves in `advance` only; too many reads without progress count as computing."""

    READS = 20_000

    def __init__(self):
        self.ns = 0
        self.reads = 0

    def advance(self, ns):
        if ns > self.ns:
            self.ns = ns
            self.reads = 0

    def read(self):
        self.reads += 1
        if self.reads > self.READS:
            self.advance(scheduler.next_deadline() or self.ns + SECOND // 1000)
        return self.ns


clock = Clock()


# ---- threads, one at a time -----------------------------------------------------------------------------------

class SimThread:
    """A thread of the program: its real thread runs only while it has the baton `go`."""

    def __init__(self, main=False):
        self.main = main
        self.go = real_lock()
        self.go.acquire()
        self.began = 0          # when it began to wait, in the order of all waits
        self.over = None        # the wait is over when this returns true
        self.deadline = None    # or at this nanosecond
        self.deadlocked = False

    def can_go(self):
        return self.over is not None and (
            (self.deadline is not None and self.deadline <= clock.ns) or self.over())


class Scheduler:
    """Who runs. A thread that waits gives the baton to the first that can go on: in the order in which they began to
    wait, the main thread last. When none can, the clock moves to the next deadline; without one, it is a deadlock."""

    def __init__(self):
        self.waits = itertools.count(1)
        self.current = SimThread(main=True)
        self.main = self.current
        self.threads = [self.main]

    def next_deadline(self):
        later = [t.deadline for t in self.threads if t.over is not None and t.deadline is not None]
        loop = running_loop()
        if loop is not None and self.current.over is None:
            later += [entry[0] for entry in loop._scheduled if not entry[2]._cancelled]
        later = [d for d in later if clock.ns < d < float("inf")]
        return min(later, default=None)

    def wait(self, over, deadline=None):
        me = self.current
        me.began = next(self.waits)
        me.over, me.deadline = over, deadline
        self.hand_on(me)
        me.over = me.deadline = None
        if me.deadlocked:
            me.deadlocked = False
            print(DEADLOCK, file=sys.stderr, flush=True)
            raise SystemExit(4)

    def hand_on(self, me):
        chosen = self.choose()
        if chosen is not me:
            self.current = chosen
            chosen.go.release()
            if me is not None:
                me.go.acquire()

    def choose(self):
        while True:
            for t in sorted(self.threads, key=lambda t: (t.main, t.began)):
                if t.can_go():
                    return t
            deadline = self.next_deadline()
            if deadline is None:
                self.main.deadlocked = True
                return self.main
            clock.advance(deadline)

    def start(self, function, args=()):
        thread = SimThread()
        thread.began = next(self.waits)
        thread.over = lambda: True
        self.threads.append(thread)

        def life():
            thread.go.acquire()
            thread.over = None
            try:
                function(*args)
            finally:
                self.threads.remove(thread)
                self.hand_on(None)

        _thread.start_new_thread(life, ())
        return thread


scheduler = Scheduler()


def sleep(seconds, /):
    if not isinstance(seconds, (int, float)) and not hasattr(seconds, "__index__"):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    scheduler.wait(lambda: False, clock.ns + to_ns(seconds))


class Lock:
    """threading.Lock on the simulation's threads."""

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._locked:
            if not blocking or timeout == 0:
                return False
            deadline = None if timeout < 0 else clock.ns + to_ns(timeout)
            scheduler.wait(lambda: not self._locked, deadline)
            if self._locked:
                return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def _at_fork_reinit(self):
        self._locked = False

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


class ThreadHandle:
    """_thread._ThreadHandle on the simulation's threads."""

    def __init__(self):
        self.ident = None
        self.done = False

    def is_done(self):
        return self.done

    def _set_done(self):
        self.done = True

    def join(self, timeout=None):
        if not self.done:
            deadline = None if timeout is None or timeout < 0 else clock.ns + to_ns(timeout)
            scheduler.wait(lambda: self.done, deadline)


def start_joinable_thread(function, handle=None, daemon=True):
    handle = handle or ThreadHandle()

    def life():
        handle.ident = _thread.get_ident()
        try:
            function()
        finally:
            handle.done = True
            if not daemon:
                living.discard(handle)

    if not daemon:
        living.add(handle)
    scheduler.start(life)
    return handle


living = set()  # the handles of threads that the program's end waits for


def wait_for_living():
    scheduler.wait(lambda: not living)


# ---- the functions of time -----------------------------------------------------------------------------------

real_localtime, real_gmtime, real_ctime = time.localtime, time.gmtime, time.ctime
real_strftime, real_asctime = time.strftime, time.asctime


def wall():
    return EPOCH + clock.read() / SECOND


def install_time():
    time.time = lambda: wall()
    time.time_ns = lambda: EPOCH * SECOND + clock.read()
    time.monotonic = time.perf_counter = lambda: clock.read() / SECOND
    time.monotonic_ns = time.perf_counter_ns = lambda: clock.read()
    time.process_time = time.thread_time = lambda: clock.read() / SECOND
    time.sleep = sleep
    time.localtime = lambda secs=None: real_localtime(wall() if secs is None else secs)
    time.gmtime = lambda secs=None: real_gmtime(wall() if secs is None else secs)
    time.ctime = lambda secs=None: real_ctime(wall() if secs is None else secs)
    time.asctime = lambda t=None: real_asctime(time.localtime() if t is None else t)
    time.strftime = lambda format, t=None: real_strftime(format, time.localtime() if t is None else t)


def install_threads():
    import threading
    import queue

    threading._allocate_lock = threading.Lock = Lock
    threading._CRLock = None
    threading._ThreadHandle = ThreadHandle
    threading._start_joinable_thread = start_joinable_thread
    threading._thread_shutdown = wait_for_living
    threading._time = lambda: clock.ns / SECOND
    threading._active_limbo_lock = threading.RLock()
    _thread.allocate_lock = Lock
    queue.SimpleQueue = queue._PySimpleQueue
    queue.time = lambda: clock.ns / SECOND


def install_processes():
    """A process pool is a thread pool whose new workers begin when the submitting thread next waits; what goes in and
    out is copied."""
    import concurrent.futures
    import concurrent.futures.thread as pool
    import pickle
    import threading
    import weakref

    def copied(fn, args, kwargs):
        fn, args, kwargs = pickle.loads(pickle.dumps((fn, args, kwargs)))
        return pickle.loads(pickle.dumps(fn(*args, **kwargs)))

    class Worker(threading.Thread):
        def start(self):
            self._started.wait = lambda timeout=None: True
            super().start()
            del self._started.wait

    class ProcessPoolExecutor(pool.ThreadPoolExecutor):
        def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
            super().__init__(max_workers or 4, "process", initializer, initargs)

        def submit(self, fn, /, *args, **kwargs):
            return super().submit(copied, fn, args, kwargs)

        def _adjust_thread_count(self):
            if self._idle_semaphore.acquire(timeout=0):
                return

            def weakref_cb(_, q=self._work_queue):
                q.put(None)

            if len(self._threads) < self._max_workers:
                t = Worker(target=pool._worker, args=(
                    weakref.ref(self, weakref_cb), self._work_queue, self._initializer, self._initargs))
                t.start()
                self._threads.add(t)
                pool._threads_queues[t] = self._work_queue

    concurrent.futures.ProcessPoolExecutor = ProcessPoolExecutor


# ---- the loop --------------------------------------------------------------------------------------------------

def running_loop():
    events = sys.modules.get("asyncio.events")
    return events and events._get_running_loop()


class Trace:
    """The file of iterations."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8")
        self.iteration = 0

    def write(self, ns, ran):
        self.iteration += 1
        line = {"iteration": self.iteration, "time": ns / SECOND, "ran": ran}
        print(json.dumps(line, ensure_ascii=False), file=self.file)

    def end(self):
        print(json.dumps({"end": clock.ns / SECOND}), file=self.file)
        self.file.close()


trace = Trace(TRACE)
timer_numbers = itertools.count(1)

LABELS = {
    "_set_result_unless_cancelled": "set_result",
    "Timeout._on_timeout": "timeout",
    "_release_waiter": "timeout",
    "gather.<locals>._done_callback": "gather",
    "TaskGroup._on_task_done": "taskgroup",
    "_wait.<locals>._on_completion": "wait",
    "_AsCompletedIterator._handle_completion": "as_completed",
    "_AsCompletedIterator._handle_timeout": "as_completed",
    "shield.<locals>._inner_done_callback": "shield",
    "shield.<locals>._outer_done_callback": "shield",
    "_chain_future.<locals>._call_check_cancel": "executor",
    "_chain_future.<locals>._call_set_state": "executor",
    "_chain_future.<locals>._set_state": "executor",
    "_run_until_complete_cb": "stop",
}


def label(handle):
    callback = handle._callback
    owner = getattr(callback, "__self__", None)
    kind = type(callback).__name__
    if kind == "TaskStepMethWrapper":
        return f"{owner.get_name()}:step"
    if kind == "builtin_function_or_method" and callback.__name__ in ("wakeup", "task_wakeup"):
        return f"{owner.get_name()}:wakeup"
    while hasattr(callback, "func"):
        callback = callback.func
    if (getattr(callback, "__module__", None) or "").startswith("asyncio."):
        known = LABELS.get(callback.__qualname__)
        if known:
            return known
    return "callback " + getattr(callback, "__name__", type(callback).__name__)


def install_loop():
    import asyncio
    from asyncio import base_events, coroutines, events, tasks, taskgroups, unix_events
    import weakref

    Base = base_events.BaseEventLoop
    born = weakref.WeakKeyDictionary()  # task or future → its number
    births = itertools.count(1)

    def number(thing):
        if thing not in born:
            born[thing] = next(births)
        return born[thing]

    class TaskSet(set):
        """A set that iterates in the order in which its members were made."""

        def __init__(self, members=()):
            members = list(members)
            for m in members:
                number(m)
            super().__init__(members)

        def __iter__(self):
            return iter(sorted(super().__iter__(), key=number))

        def pop(self):
            for first in self:
                self.remove(first)
                return first
            return super().pop()

        def __repr__(self):
            return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"

    TaskSet.__name__ = TaskSet.__qualname__ = "set"

    real_all_tasks = tasks.all_tasks

    def all_tasks(loop=None):
        return TaskSet(real_all_tasks(loop))

    tasks.set = taskgroups.set = TaskSet
    tasks.all_tasks = asyncio.all_tasks = all_tasks

    def as_completed_init(self, aws, timeout):
        self._done = tasks.queues.Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        todo = TaskSet(tasks.ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws))
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    tasks._AsCompletedIterator.__init__ = as_completed_init

    real_create_task, real_create_future = Base.create_task, Base.create_future

    def create_task(self, coro, *, name=None, context=None):
        task = real_create_task(self, coro, name=name, context=context)
        number(task)
        return task

    def create_future(self):
        future = real_create_future(self)
        number(future)
        return future

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = events.TimerHandle(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        heapq.heappush(self._scheduled, (to_ns(when), next(timer_numbers), timer))
        timer._scheduled = True
        return timer

    real_run_until_complete = Base.run_until_complete

    def run_until_complete(self, future):
        """The clean-up runs at the end of asyncio.run() are not traced; but closing async generators is."""
        code = getattr(future, "cr_code", None)
        hidden = (code is Base.shutdown_default_executor.__code__
                  or code is Base.shutdown_asyncgens.__code__ and not self._asyncgens)
        before, self._hidden = getattr(self, "_hidden", False), hidden
        try:
            return real_run_until_complete(self, future)
        finally:
            self._hidden = before

    SPINS = 1000  # iterations of steps alone before the clock moves, as if it had computed

    def write_iteration(self):
        (ns, ran), self._iteration = self._iteration, (0, [])
        if ran and not getattr(self, "_hidden", False):
            trace.write(ns, ran)

    def run_nested(self, future):
        """A run within a run, for nest_asyncio: the iteration around it ends here."""
        write_iteration(self)
        task = tasks.current_task(self)
        if task is not None:
            tasks._leave_task(self, task)
        try:
            while future is None or not future.done():
                run_once(self)
                if self._stopping:
                    break
        finally:
            self._todo = 0
            if task is not None:
                tasks._enter_task(self, task)

    def run_once(self):
        scheduled, ready = self._scheduled, self._ready
        while scheduled and scheduled[0][2]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(scheduled)[2]._scheduled = False

        now = bool(ready or self._stopping)
        before = clock.ns
        if getattr(self, "_spins", 0) >= SPINS:
            clock.advance(scheduler.next_deadline() or clock.ns + SECOND // 1000)
        deadline = scheduled[0][0] if scheduled else None
        polled = False

        def arrived():
            """What the program's own sockets have for it: the other end has sent it before."""
            nonlocal polled
            if not polled and len(self._selector.get_map()) > 1:
                events = self._selector.select(0)
                self._process_events(events)
                polled = bool(events)
            return polled

        scheduler.wait(lambda: now or arrived() or ready, None if now else deadline)
        arrived()

        while scheduled and scheduled[0][0] <= clock.ns:
            handle = heapq.heappop(scheduled)[2]
            handle._scheduled = False
            ready.append(handle)

        time_of_iteration, ran = clock.ns, []
        self._iteration = time_of_iteration, ran
        self._todo = len(ready)
        try:
            while self._todo:
                self._todo -= 1
                handle = ready.popleft()
                if handle._cancelled:
                    continue
                ran.append(label(handle))
                handle._run()
            handle = None
        finally:
            write_iteration(self)
            spun = clock.ns == before and all(name.endswith(":step") for name in ran)
            self._spins = getattr(self, "_spins", 0) + 1 if spun else 0

    def write_to_self(self):
        """The simulation's threads look at what is ready themselves."""

    Base.time = lambda self: clock.read() / SECOND
    Base.create_task = create_task
    Base.create_future = create_future
    Base.call_at = call_at
    Base.run_until_complete = run_until_complete
    Base._run_once = run_once
    Base._run_nested = run_nested
    unix_events.selector_events.BaseSelectorEventLoop._write_to_self = write_to_self


def install_tracebacks():
    """Frames of the library are left out of every traceback."""
    import traceback

    here = os.path.abspath(__file__)
    library = os.path.dirname(os.path.abspath(os.__file__)) + os.sep

    def ours(frame):
        name = frame.f_code.co_filename
        return not (name.startswith((library, PYLIB, os.path.dirname(here))) or name.startswith("<frozen "))

    def skipping(walk):
        return lambda start: ((f, where) for f, where in walk(start) if ours(f))

    traceback._walk_tb_with_full_positions = skipping(traceback._walk_tb_with_full_positions)
    traceback.walk_tb = skipping(traceback.walk_tb)
    traceback.walk_stack = skipping(traceback.walk_stack)


PYLIB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "pylib")
PYLIB = os.path.normpath(PYLIB) + os.sep


def and_then(spec, function):
    """The module is given to `function` when it has been imported."""
    execute = spec.loader.exec_module

    def exec_module(module):
        execute(module)
        function(module)

    spec.loader.exec_module = exec_module
    return spec


def let_sqlite_take_time(sqlite3):
    """Connecting to a real SQLite, and each statement, fetch and commit, blocks for 0.01 s."""
    def taking(method):
        def timed(self, *args, **kwargs):
            time.sleep(0.01)
            return method(self, *args, **kwargs)
        return timed

    class Cursor(sqlite3.Cursor):
        for name in "execute executemany executescript fetchone fetchmany fetchall".split():
            vars()[name] = taking(getattr(sqlite3.Cursor, name))

    class Connection(sqlite3.Connection):
        __init__ = taking(sqlite3.Connection.__init__)
        commit = taking(sqlite3.Connection.commit)
        rollback = taking(sqlite3.Connection.rollback)

        def cursor(self):
            return super().cursor(Cursor)

        def execute(self, *args):
            return self.cursor().execute(*args)

        def executemany(self, *args):
            return self.cursor().executemany(*args)

        def executescript(self, *args):
            return self.cursor().executescript(*args)

        def __exit__(self, kind, *exc):
            self.commit() if kind is None else self.rollback()

    real_connect, files = sqlite3.connect, {}

    def connect(database, **kwargs):
        if database != ":memory:":      # nothing is written to the disk
            kwargs["uri"] = True
            database = f"file:{database}?mode=memory&cache=shared"
            files.setdefault(database, real_connect(database, uri=True, check_same_thread=False))
        return real_connect(database, factory=Connection, **kwargs)

    sqlite3.connect = connect


def install_outside():
    """What CPython's library does not have (httpx, requests, aiohttp...) is loopchef's own simulation of it, over an `_network` of
    ours; urllib.request too, which would leave the process."""
    import importlib.machinery
    import importlib.util
    import threading

    sys.path += [os.path.join(os.path.dirname(os.path.abspath(__file__)), "outside"), PYLIB]

    class Outside:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name == "sqlite3" and "aiosqlite" in sys.modules:
                return importlib.util.spec_from_file_location(name, os.path.join(PYLIB, name, "__init__.py"),
                                                              submodule_search_locations=[os.path.join(PYLIB, name)])
            if name == "sqlite3":
                return and_then(importlib.machinery.PathFinder.find_spec(name), let_sqlite_take_time)
            if name in ("urllib.request", "urllib.response", "urllib.error"):
                return importlib.util.spec_from_file_location(name, os.path.join(PYLIB, name.replace(".", os.sep) + ".py"))

    sys.meta_path.insert(0, Outside)
    real_shutdown = threading._shutdown

    def shutdown():
        """A web app is served when its module has ended."""
        fastapi = sys.modules.get("fastapi")
        if fastapi and not trace.iteration and not hasattr(sys, "last_exc"):
            fastapi._serve_at_the_end()
        real_shutdown()

    threading._shutdown = shutdown


def install():
    import random

    os.getpid = lambda: 1000
    os.cpu_count = os.process_cpu_count = lambda: 4
    random.seed(0)
    install_time()
    install_threads()
    install_processes()
    install_loop()
    install_tracebacks()
    install_outside()
    atexit.register(trace.end)


install()

# asyncio.base_events: the part of the loop that need not be fast. What schedules and runs is _asyncio._Loop, in C.
import _asyncio
from _asyncio import isfuture

from .events import AbstractEventLoop
from .log import logger


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return      # the loop has stopped already: it was raised out of it
    fut.get_loop().stop()


class BaseEventLoop(_asyncio._Loop, AbstractEventLoop):
    def __init__(self):
        self._exception_handler = None
        self._default_executor = None
        self._executor_shutdown_called = False
        self._asyncgens = None              # a WeakSet once there was one
        self._asyncgens_shutdown_called = False
        self._current_handle = None

    # ---- running

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        hidden = self._is_clean_up(future)
        if hidden:
            _asyncio._mute(1)
        serves, self._serves = self._serves, False
        try:
            return self._run_until_complete(future)
        finally:
            self._serves = serves
            if hidden:
                _asyncio._mute(-1)

    def _run_until_complete(self, future):
        from .tasks import ensure_future
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()      # nobody else can ask for it
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _is_clean_up(self, future):
        # The two runs at the end of asyncio.run() are not shown, unless there are async generators to close.
        code = getattr(future, "cr_code", None)
        return code is not None and (code is BaseEventLoop.shutdown_default_executor.__code__ or
                                     code is BaseEventLoop.shutdown_asyncgens.__code__ and not self._asyncgens)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        self._drop_all()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    # ---- async generators

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            _asyncio._warn(f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                           ResourceWarning)
        if self._asyncgens is None:
            from weakref import WeakSet
            self._asyncgens = WeakSet()
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        if self._asyncgens is not None:
            self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        from .tasks import gather
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    # ---- executors

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError("Executor shutdown has been called")
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        from .futures import wrap_future
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        from threading import Thread
        from .timeouts import timeout as timeout_of
        future = self.create_future()
        thread = Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with timeout_of(timeout):
                await future
        except TimeoutError:
            _asyncio._warn(f"The executor did not finishing joining its threads within {timeout} seconds.",
                           RuntimeWarning)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        from .futures import _set_result_unless_cancelled
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
        except Exception as exc:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, exc)

    # ---- exceptions that nobody else gets

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        exception = context.get("exception")
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key == "source_traceback":
                lines.append("source_traceback: Object created at (most recent call last):\n" + context[key])
            elif key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        logger.error("\n".join(lines), exc_info=exception if exception is not None else False)

    def call_exception_handler(self, context):
        handler = self._exception_handler
        if handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error("Exception in default exception handler", exc_info=True)
            return
        try:
            thing = context.get("task")
            if thing is None:
                thing = context.get("future")
            if thing is None:
                thing = context.get("handle")
            of_thing = thing.get_context() if thing is not None and hasattr(thing, "get_context") else None
            if of_thing is not None and hasattr(of_thing, "run"):
                of_thing.run(handler, self, context)
            else:
                handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            try:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": exc,
                    "context": context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error("Exception in default exception handler while handling an unexpected error in custom "
                             "exception handler", exc_info=True)


# ---- what the loop in C calls

def _made_at(thing, context):
    made = thing._source_traceback
    if made:
        context["source_traceback"] = made[2].rstrip("\n")
    return context


def _lost_exception(future):
    future.get_loop().call_exception_handler(_made_at(future, {
        "message": f"{type(future).__name__} exception was never retrieved",
        "exception": future._exception,
        "future": future,
    }))


def _lost_task(task):
    task.get_loop().call_exception_handler(_made_at(task, {
        "task": task,
        "message": "Task was destroyed but it is pending!",
    }))


def _callback_failed(loop, handle, exc):
    try:
        raise exc       # it is being handled while the handler runs
    except BaseException:
        loop.call_exception_handler(_made_at(handle, {
            "message": f"Exception in callback {_asyncio._format_callback(handle)}",
            "exception": exc,
            "handle": handle,
        }))


def _stack_of(task, limit):
    frame = _asyncio._frame_of(task)
    if frame is not None:
        return [] if limit is not None and limit <= 0 else [frame]
    frames = []
    exc = task._exception
    tb = exc.__traceback__ if exc is not None else None
    while tb is not None and (limit is None or len(frames) < limit):
        frames.append(tb.tb_frame)
        tb = tb.tb_next
    return frames


def _print_stack(task, limit, file):
    if file is None:
        import sys
        file = sys.stderr
    lines = []
    for frame in _stack_of(task, limit):
        path = frame.f_code.co_filename
        lines.append(f'  File "{path}", line {frame.f_lineno}, in {frame.f_code.co_name}')
        source = _asyncio._source_line(path, frame.f_lineno)
        if source:
            lines.append(f"    {source}")
    exc = task._exception
    if not lines:
        print(f"No stack for {task!r}", file=file)
    elif exc is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    for line in lines:
        print(line, file=file)
    if exc is not None:
        print(_asyncio._summary(exc), file=file)


def _slow(what, seconds):
    logger.warning("Executing %s took %.3f seconds", what, seconds)


def _create_task(loop, coro, name, context):
    # A loop with a task factory, or of a class of the program's own.
    factory = loop.get_task_factory()
    if factory is None:
        if context is None:
            return loop.create_task(coro, name=name)
        return loop.create_task(coro, name=name, context=context)
    task = factory(loop, coro) if context is None else factory(loop, coro, context=context)
    task.set_name(name)     # None too: then the task is called "None", as in CPython 3.13
    return task


async def _drive(coro):
    return await coro


def _short_repr(value):
    import reprlib
    return reprlib.repr(value)


_asyncio._adopt("lost_exception", _lost_exception)
_asyncio._adopt("lost_task", _lost_task)
_asyncio._adopt("callback_failed", _callback_failed)
_asyncio._adopt("stack_of", _stack_of)
_asyncio._adopt("print_stack", _print_stack)
_asyncio._adopt("slow", _slow)
_asyncio._adopt("create_task", _create_task)
_asyncio._adopt("drive", _drive)
_asyncio._adopt("short_repr", _short_repr)

__all__ = ("BaseEventLoop",)

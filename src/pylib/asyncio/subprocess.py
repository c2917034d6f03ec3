# asyncio.subprocess: processes of the simulation. When its time is over a process writes what it has to write, and ends.
import sys

from _asyncio import get_running_loop

from . import streams
from .tasks import gather

PIPE, STDOUT, DEVNULL = -1, -2, -3

_last_pid = 2000


class _Input:
    """The program's end of a process's stdin."""

    def __init__(self, process):
        self._process = process
        self._data = bytearray()
        self._closing = False

    def write(self, data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"data: expecting a bytes-like instance, got {type(data).__name__}")
        if self._closing or self._process._ended:
            return
        self._data += data
        self._process._got_input(bytes(data))

    def writelines(self, data):
        self.write(b"".join(data))

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.close()

    def close(self):
        if not self._closing:
            self._closing = True
            self._process._input_ended()

    def is_closing(self):
        return self._closing

    async def drain(self):
        if self._process._ended:
            raise ConnectionResetError("Connection lost")

    async def wait_closed(self):
        pass


class Process:
    def __init__(self, loop, command, stdin, stdout, stderr, limit):
        global _last_pid
        _last_pid += 1
        self.pid = _last_pid
        self._loop = loop
        self._command = command
        self._returncode = None
        self._ended = False
        self._waiters = []
        self.stdin = _Input(self) if stdin == PIPE else None
        self.stdout = streams.StreamReader(limit=limit, loop=loop) if stdout == PIPE else None
        self.stderr = streams.StreamReader(limit=limit, loop=loop) if stderr == PIPE else None
        self._outputs = {1: stdout, 2: stderr}
        self._timer = None
        if not (command.echoes and stdin == PIPE):      # that one ends with its input
            self._timer = loop.call_later(command.seconds, self._process_exited, command.status)

    def __repr__(self):
        return f"<Process {self.pid}>"

    @property
    def returncode(self):
        return self._returncode

    # ---- what happens to it

    def _emit(self, fd, data):
        if not data:
            return
        target = self._outputs[fd]
        if fd == 2 and target == STDOUT:
            fd, target = 1, self._outputs[1]
        if target == PIPE:
            (self.stdout if fd == 1 else self.stderr).feed_data(data)
        elif target is None:
            (sys.stdout if fd == 1 else sys.stderr).write(data.decode("utf-8", "replace"))

    def _got_input(self, data):
        if self._command.echoes:
            self._loop.call_soon(self._emit, 1, data)

    def _input_ended(self):
        if self._command.echoes and not self._ended and self._timer is None:
            self._timer = self._loop.call_later(self._command.seconds, self._process_exited, self._command.status)

    def _process_exited(self, status):
        if self._ended:
            return
        self._ended = True
        self._timer.cancel()
        if status >= 0:
            self._emit(1, self._command.output)
            self._emit(2, self._command.errors)
        for reader in (self.stdout, self.stderr):
            if reader is not None:
                reader.feed_eof()
        self._returncode = status
        for waiter in self._waiters:
            if not waiter.cancelled():
                waiter.set_result(status)
        self._waiters = None

    # ---- what the program does with it

    async def wait(self):
        if self._returncode is not None:
            return self._returncode
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        return await waiter

    def send_signal(self, signal):
        if self._ended:
            raise ProcessLookupError
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(0, self._process_exited, -int(signal))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed_stdin(self, input):
        if input is not None:
            self.stdin.write(input)
        self.stdin.close()

    async def _noop(self):
        return None

    async def communicate(self, input=None):
        feed = self._feed_stdin(input) if self.stdin is not None else self._noop()
        out = self.stdout.read() if self.stdout is not None else self._noop()
        err = self.stderr.read() if self.stderr is not None else self._noop()
        _, out, err = await gather(feed, out, err)
        await self.wait()
        return out, err


async def _created(command, stdin, stdout, stderr, limit, kwds):
    for name in ("text", "encoding", "errors", "universal_newlines"):
        if kwds.pop(name, None):
            raise ValueError({"text": "text must be False", "encoding": "encoding must be None", "errors": "errors must be None",
                              "universal_newlines": "universal_newlines must be False"}[name])
    loop = get_running_loop()
    process = Process(loop, command, stdin, stdout, stderr, limit)
    started = loop.create_future()
    loop.call_soon(started.set_result, None)
    await started
    return process


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    from _commands import executed
    return await _created(executed([program, *args]), stdin, stdout, stderr, limit, kwds)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    from _commands import in_shell
    return await _created(in_shell(cmd), stdin, stdout, stderr, limit, kwds)


__all__ = ("create_subprocess_exec", "create_subprocess_shell")

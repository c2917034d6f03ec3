# subprocess: processes of the simulation, waited for with the thread that asks.
import sys
from time import monotonic, sleep

from _commands import executed, in_shell

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        if self.returncode and self.returncode < 0:
            from signal import Signals
            return f"Command '{self.cmd}' died with {Signals(-self.returncode)!r}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            shown.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            shown.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    _last_pid = 3000

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, encoding=None, errors=None, text=None, **kwargs):
        self.args = args
        self._command = in_shell(args) if shell else executed([args] if isinstance(args, str) else list(args))
        self._began = monotonic()
        self._outputs = stdout, stderr
        self._takes_input = stdin == PIPE
        self._text = bool(text or universal_newlines or encoding or errors)
        self._input = b""
        self._shown = False
        self.returncode = None
        Popen._last_pid += 1
        self.pid = Popen._last_pid
        if stdin == PIPE or stdout == PIPE or stderr == PIPE:
            self.stdin = self.stdout = self.stderr = _NotFiles()
        else:
            self.stdin = self.stdout = self.stderr = None

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.wait()

    def _left(self):
        return self._began + self._command.seconds - monotonic()

    def _finish(self):
        if self.returncode is None:
            self.returncode = self._command.status
        if self._shown:
            return
        self._shown = True
        output = self._input if self._command.echoes else self._command.output
        stdout, stderr = self._outputs
        errors = self._command.errors
        if stderr == STDOUT:
            output, errors = output + errors, b""
        if stdout is None:
            sys.stdout.write(output.decode("utf-8", "replace"))
        if stderr is None:
            sys.stderr.write(errors.decode("utf-8", "replace"))
        self._results = output if stdout == PIPE else None, errors if stderr == PIPE else None

    def poll(self):
        if self.returncode is None and self._left() <= 0:
            self._finish()
        return self.returncode

    def wait(self, timeout=None):
        left = self._left()
        if self.returncode is None and left > 0:
            if timeout is not None and timeout < left:
                sleep(timeout)
                raise TimeoutExpired(self.args, timeout)
            sleep(left)
        self._finish()
        return self.returncode

    def communicate(self, input=None, timeout=None):
        if input:
            self._input = input.encode() if isinstance(input, str) else input
        self.wait(timeout)
        if not self._text:
            return self._results
        return tuple([None if data is None else data.decode("utf-8") for data in self._results])

    def send_signal(self, sig):
        if self.poll() is None:
            self.returncode = -int(sig)
            self._command.output = self._command.errors = b""

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    def __repr__(self):
        shown = repr(self.args)
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {shown if len(shown) <= 80 else shown[:76] + '...'}>"


class _NotFiles:
    def __getattr__(self, name):
        from _network import refuse
        refuse("the files Popen.stdin, .stdout and .stderr are not simulated: use communicate()")


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    process = Popen(*popenargs, **kwargs)
    stdout, stderr = process.communicate(input, timeout=timeout)
    if check and process.returncode:
        raise CalledProcessError(process.returncode, process.args, stdout, stderr)
    return CompletedProcess(process.args, process.returncode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    return Popen(*popenargs, **kwargs).wait(timeout=timeout)


def check_call(*popenargs, **kwargs):
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, popenargs[0] if popenargs else kwargs.get("args"))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    if "stdout" in kwargs:
        raise ValueError("stdout argument not allowed, it will be overridden.")
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd)[1]


__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

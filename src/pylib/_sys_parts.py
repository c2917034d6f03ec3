# What of the module sys is made in Python: its streams and its named tuples.

from _hidden import write as _write
from _model import builtin_type as _builtin_type, is_library as _is_library

__all__ = ["version_info", "float_info", "int_info", "hash_info", "thread_info", "implementation", "flags", "stdin", "stdout",
           "stderr", "__stdin__", "__stdout__", "__stderr__", "builtin_module_names", "stdlib_module_names"]


def _field(index):
    return property(lambda self: self[index])


def _named(name, /, **values):
    def __repr__(self):
        return f"sys.{name}(" + ", ".join([f"{key}={value!r}" for key, value in zip(values, self)]) + ")"

    def __new__(cls, *args):
        raise TypeError(f"cannot create 'sys.{name}' instances")

    namespace = {key: _field(index) for index, key in enumerate(values)}
    namespace.update(__module__="sys", __slots__=(), __repr__=__repr__, __match_args__=tuple(values),
                     n_fields=len(values), n_sequence_fields=len(values), n_unnamed_fields=0)
    cls = type(name, (tuple,), namespace)
    made = tuple.__new__(cls, values.values())
    cls.__new__ = __new__
    return made


version_info = _named("version_info", major=3, minor=13, micro=0, releaselevel="final", serial=0)
float_info = _named("float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
                    min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _named("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _named("hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm="siphash13",
                   hash_bits=64, seed_bits=128, cutoff=0)
thread_info = _named("thread_info", name="pthread", lock="semaphore", version="NPTL 2.39")
flags = _named("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0, no_user_site=0, no_site=0,
               ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=1, isolated=0, dev_mode=False,
               utf8_mode=0, warn_default_encoding=0, safe_path=False, int_max_str_digits=4300)


implementation = _builtin_type("SimpleNamespace")(name="cpython", cache_tag="cpython-313", version=version_info,
                                                  hexversion=0x030d00f0)


class TextIOWrapper:
    """A text stream of the simulated process."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    closed = False
    line_buffering = False
    write_through = False

    def __init__(self, fd, name, mode):
        self._fd = fd
        self.name = name
        self.mode = mode

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='utf-8'>"

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def _check(self, mode):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self.mode != mode:
            import io
            raise io.UnsupportedOperation("not writable" if mode == "w" else "not readable")

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check("w")
        _write(self._fd, text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def readline(self, size=-1, /):
        self._check("r")
        try:
            return input() + "\n"
        except EOFError:
            return ""

    def readlines(self, hint=-1, /):
        return list(self)

    def read(self, size=-1, /):
        return "".join(self)

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def isatty(self):
        return False

    def fileno(self):
        return self._fd

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode == "w"

    def seekable(self):
        return False

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if line_buffering is not None:
            self.line_buffering = bool(line_buffering)


TextIOWrapper.__module__ = "_io"

stdin = __stdin__ = TextIOWrapper(0, "<stdin>", "r")
stdout = __stdout__ = TextIOWrapper(1, "<stdout>", "w")
stderr = __stderr__ = TextIOWrapper(2, "<stderr>", "w")

builtin_module_names = ("_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator", "_signal",
                        "_sre", "_stat", "_string", "_suggestions", "_symtable", "_sysconfig", "_thread", "_tokenize",
                        "_tracemalloc", "_typing", "_warnings", "_weakref", "atexit", "builtins", "errno", "faulthandler", "gc",
                        "itertools", "marshal", "posix", "pwd", "sys", "time")


class _ModuleNames:
    """sys.stdlib_module_names: asked, not listed."""

    def __contains__(self, name):
        return isinstance(name, str) and "." not in name and _is_library(name)


stdlib_module_names = _ModuleNames()

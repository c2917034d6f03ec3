"""The operating system of the simulated machine: its files are in memory (_files), its environment is empty, its pid is 1000."""

import _files
import posixpath as path
import sys
from _files import text_of as _text_of
from abc import ABC, abstractmethod
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path

error = OSError
name = "posix"
linesep = "\n"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024


def _named(name, module, fields, hidden=()):
    def __repr__(self):
        return f"{module}.{name}(" + ", ".join([f"{key}={value!r}" for key, value in zip(fields, self)]) + ")"

    namespace = {key: property(lambda self, i=i: self[i]) for i, key in enumerate(fields)}
    namespace.update(__module__=module, __repr__=__repr__, __match_args__=tuple(fields), n_fields=len(fields) + len(hidden),
                     n_sequence_fields=len(fields), n_unnamed_fields=0)
    return type(name, (tuple,), namespace)


terminal_size = _named("terminal_size", "os", ("columns", "lines"))
uname_result = _named("uname_result", "posix", ("sysname", "nodename", "release", "version", "machine"))
times_result = _named("times_result", "posix", ("user", "system", "children_user", "children_system", "elapsed"))


class stat_result(_named("stat_result", "os", ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
                                               "st_mtime", "st_ctime"))):
    def __repr__(self):
        names = self.__match_args__
        return "os.stat_result(" + ", ".join([f"{key}={value!r}" for key, value in zip(names, self)]) + ")"

    st_atime = st_mtime = st_ctime = property(lambda self: self._time)
    st_atime_ns = st_mtime_ns = st_ctime_ns = property(lambda self: round(self._time * 1e9))


# ---- environment -----------------------------------------------------------------------------------------------------

class _Environ(dict):
    def __setitem__(self, key, value):
        for each in (key, value):
            if not isinstance(each, str):
                raise TypeError(f"str expected, not {type(each).__name__}")
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return super().__getitem__(key)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({super().__repr__()})"


environ = _Environ()


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


# ---- the process and the machine -------------------------------------------------------------------------------------

def getpid():
    """Return the current process id."""
    threading = sys.modules.get("threading")     # only they make further processes
    return 1000 if threading is None else threading._pid()


def getppid():
    """Return the parent's process id."""
    return 1


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def getlogin():
    return "user"


def cpu_count():
    """Return the number of logical CPUs in the system."""
    return 4


process_cpu_count = cpu_count


def getloadavg():
    return (0.0, 0.0, 0.0)


def uname():
    return uname_result(("Linux", "localhost", "6.1.0", "#1 SMP", "x86_64"))


def times():
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


def sched_getaffinity(pid, /):
    return {0, 1, 2, 3}


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def isatty(fd, /):
    return False


def urandom(size, /):
    import random
    return _random().randbytes(size)


_source = None


def _random():
    global _source
    if _source is None:
        import random
        _source = random.Random("os.urandom")
    return _source


def strerror(code, /):
    import errno
    return errno._texts.get(code, f"Unknown error {code}")


def kill(pid, sig, /):
    """Kill a process with a signal."""
    if pid not in (0, getpid()):
        raise ProcessLookupError(3, "No such process")
    import signal
    if sig:
        signal.raise_signal(sig)


def abort():
    raise SystemExit(134)


def umask(mask, /):
    return 0o022


# ---- paths -----------------------------------------------------------------------------------------------------------

class PathLike(ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in each.__dict__ for each in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    found = type(path).__fspath__(path)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwd():
    """Return a unicode string representing the current working directory."""
    return _files.cwd


def getcwdb():
    return _files.cwd.encode()


def chdir(path):
    """Change the current working directory to the specified path."""
    node = _files.need(_text_of(path), path)
    if node.children is None:
        _files.fail("ENOTDIR", path)
    _files.cwd = globals()["path"].abspath(_text_of(path))


# ---- folders and files -----------------------------------------------------------------------------------------------

def listdir(path="."):
    """Return a list containing the names of the files in the directory."""
    node = _files.need(_text_of(path or "."), path)
    if node.children is None:
        _files.fail("ENOTDIR", path)
    return list(node.children)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Create a directory."""
    _files.add(_text_of(path), True, mode & ~0o022, shown=path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def _take(path, folder):
    node = _files.need(_text_of(path), path)
    if folder and node.children is None:
        _files.fail("ENOTDIR", path)
    if not folder and node.children is not None:
        _files.fail("EISDIR", path)
    if folder and node.children:
        _files.fail("ENOTEMPTY", path)
    parent, name = _files.parent_of(_text_of(path), path)
    del parent.children[name]


def remove(path, *, dir_fd=None):
    """Remove a file."""
    _take(path, False)


unlink = remove


def rmdir(path, *, dir_fd=None):
    """Remove a directory."""
    _take(path, True)


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    if _files.find(_text_of(src)) is None:
        _files.fail("ENOENT", src, dst)
    source, source_name = _files.parent_of(_text_of(src), src)
    target, target_name = _files.parent_of(_text_of(dst), dst)
    node, old = source.children[source_name], target.children.get(target_name)
    if old is node:
        return
    if old is not None:
        if old.children is not None and node.children is None:
            _files.fail("EISDIR", src, dst)
        if old.children is None and node.children is not None:
            _files.fail("ENOTDIR", src, dst)
        if old.children:
            _files.fail("ENOTEMPTY", src, dst)
    del source.children[source_name]
    target.children[target_name] = node


replace = rename


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


def _stat_of(node):
    kind = 0o040000 if node.children is not None else 0o100000
    size = 4096 if node.data is None else len(node.data)
    whole = int(node.modified)
    result = stat_result((kind | node.mode, node.number, 1, 1, 1000, 1000, size, whole, whole, whole))
    result._time = node.modified
    return result


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    return _stat_of(_files.need(_text_of(path), path))


lstat = stat


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return _files.find(_text_of(path)) is not None


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _files.need(_text_of(path), path).mode = mode & 0o7777


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    node = _files.need(_text_of(path), path)
    node.modified = _files.time.time() if times is None and ns is None else times[1] if ns is None else ns[1] / 1e9


class DirEntry:
    def __init__(self, folder, name, node):
        self.name = name
        self.path = path.join(folder, name)
        self._node = node

    def inode(self):
        return self._node.number

    def is_dir(self, *, follow_symlinks=True):
        return self._node.children is not None

    def is_file(self, *, follow_symlinks=True):
        return self._node.children is None

    def is_symlink(self):
        return False

    is_junction = is_symlink

    def stat(self, *, follow_symlinks=True):
        return _stat_of(self._node)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _ScandirIterator:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """Return an iterator of DirEntry objects for given path."""
    node = _files.need(_text_of(path), path)
    if node.children is None:
        _files.fail("ENOTDIR", path)
    return _ScandirIterator([DirEntry(_text_of(path), name, each) for name, each in node.children.items()])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders = [each.name for each in entries if each.is_dir()]
    files = [each.name for each in entries if not each.is_dir()]
    if topdown:
        yield top, folders, files
    for each in folders:
        yield from walk(path.join(top, each), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def truncate(path, length):
    node = _files.need(_text_of(path), path)
    del node.data[length:]
    node.data.extend(bytes(length - len(node.data)))


def sync():
    pass

"""Temporary files and folders, on the simulated machine's files."""

import io as _io
import os as _os
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_random = _Random("tempfile")


def gettempdir():
    """Returns tempfile.tempdir as str."""
    return tempdir or "/tmp"


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    """The default prefix for temporary files as string."""
    return template


def gettempprefixb():
    return template.encode()


def _fresh(suffix, prefix, dir):
    while True:
        letters = "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
        path = _os.path.join(gettempdir() if dir is None else dir, (template if prefix is None else prefix) + letters + (suffix or ""))
        if not _os.path.exists(path):
            return _os.path.abspath(path)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """User-callable function to create and return a unique temporary directory."""
    path = _fresh(suffix, prefix, dir)
    _os.mkdir(path, 0o700)
    return path


def mktemp(suffix="", prefix=template, dir=None):
    return _fresh(suffix, prefix, dir)


class _TemporaryFileWrapper:
    """Temporary file wrapper."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._on_close = delete and delete_on_close

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def _remove(self):
        if _os.path.exists(self.name):
            _os.remove(self.name)

    def __exit__(self, *args):
        self.file.close()
        if self.delete:
            self._remove()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        self.file.close()
        if self._on_close:
            self._remove()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    """Create and return a temporary file."""
    path = _fresh(suffix, prefix, dir)
    return _TemporaryFileWrapper(_io.open(path, mode, buffering, encoding, errors, newline), path, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """Create and return a temporary file that has no name any more."""
    path = _fresh(suffix, prefix, dir)
    file = _io.open(path, mode, buffering, encoding, errors, newline)
    _os.remove(path)
    return file


class TemporaryDirectory:
    """Create and return a temporary directory, which is removed with all that is in it at the end of its context."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        import shutil
        if _os.path.exists(self.name):
            shutil.rmtree(self.name)

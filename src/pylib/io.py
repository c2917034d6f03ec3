"""Streams: of text and of bytes, in memory and on the simulated machine's files (_files)."""

import _files

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """The abstract base class for all I/O classes."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    _checkClosed = _check

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def flush(self):
        self._check()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        return self._closed

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def isatty(self):
        self._check()
        return False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        result = self.read(0)
        while size < 0 or len(result) < size:
            one = self.read(1)
            if not one:
                break
            result += one
            if one in ("\n", b"\n"):
                break
        return result

    def readlines(self, hint=None):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary I/O."""

    def readall(self):
        return self.read(-1)


class BufferedIOBase(IOBase):
    """Base class for buffered IO objects."""


class TextIOBase(IOBase):
    """Base class for text I/O."""

    encoding = errors = newlines = None


def _size(size):
    if size is None:
        return -1
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}")
    return size.__index__()


class _Bytes(BufferedIOBase):
    """A position in a bytearray: of BytesIO its own, of a file the node's."""

    _data = None
    _pos = 0

    def _need(self, ability):
        self._check()
        if not getattr(self, ability)():
            self._unsupported({"readable": "read", "writable": "write"}[ability])

    def read(self, size=-1, /):
        self._need("readable")
        size = _size(size)
        end = len(self._data) if size < 0 else min(self._pos + size, len(self._data))
        result = bytes(self._data[self._pos:end])
        self._pos = max(self._pos, end)
        return result

    read1 = read

    def peek(self, size=0, /):
        self._check()
        return bytes(self._data[self._pos:self._pos + DEFAULT_BUFFER_SIZE])

    def readinto(self, buffer, /):
        result = self.read(len(buffer))
        buffer[:len(result)] = result
        return len(result)

    def readline(self, size=-1, /):
        self._need("readable")
        size = _size(size)
        end = self._data.find(b"\n", self._pos) + 1 or len(self._data)
        return self.read(end - self._pos if size < 0 else min(size, max(end - self._pos, 0)))

    def write(self, data, /):
        self._need("writable")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        if not data:
            return 0
        if self._pos > len(self._data):
            self._data.extend(bytes(self._pos - len(self._data)))
        self._data[self._pos:self._pos + len(data)] = data
        self._pos += len(data)
        return len(data)

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _size(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._need("writable")
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        if size < len(self._data):
            del self._data[size:]
        return size

    def seekable(self):
        self._check()
        return True


class BytesIO(_Bytes):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(initial_bytes or b"")
        self._pos = 0

    def readable(self):
        self._check()
        return True

    writable = readable

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def close(self):
        self._closed = True


class StringIO(TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    line_buffering = False

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        self._text = ""
        self._added = []            # written behind the end, not joined yet
        self._pos = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _all(self):
        if self._added:
            self._text += "".join(self._added)
            self._added = []
        return self._text

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        written = len(text)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        if self._added or self._pos == len(self._text):
            self._added.append(text)
            self._pos += len(text)
            return written
        whole = self._text
        if self._pos > len(whole):
            whole += "\0" * (self._pos - len(whole))
        self._text = whole[:self._pos] + text + whole[self._pos + len(text):]
        self._pos += len(text)
        return written

    def read(self, size=-1, /):
        self._check()
        whole = self._all()
        size = _size(size)
        end = len(whole) if size < 0 else min(self._pos + size, len(whole))
        result = whole[self._pos:end]
        self._pos = max(self._pos, end)
        return result

    def readline(self, size=-1, /):
        self._check()
        whole = self._all()
        end = whole.find("\n", self._pos) + 1 or len(whole)
        size = _size(size)
        return self.read(end - self._pos if size < 0 else min(size, end - self._pos))

    def getvalue(self):
        self._check()
        return self._all()

    def seek(self, pos, whence=0, /):
        self._check()
        whole = self._all()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif whence not in (1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        elif pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        else:
            pos = self._pos if whence == 1 else len(whole)
        self._pos = pos
        return pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._all()[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self._closed = True

    def detach(self):
        self._unsupported("detach")


# ---- files -----------------------------------------------------------------------------------------------------------

class _File(_Bytes):
    def __init__(self, node, name, mode):
        self._node = node
        self._data = node.data
        self.name = name
        self._mode = mode
        self._pos = len(self._data) if "a" in mode else 0
        self.raw = self

    @property
    def mode(self):
        if "x" in self._mode:
            return "xb+" if "+" in self._mode else "xb"
        if "a" in self._mode:
            return "ab+" if "+" in self._mode else "ab"
        return "rb+" if "+" in self._mode else ("rb" if "r" in self._mode else "wb")

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check()
        return "r" in self._mode or "+" in self._mode

    def writable(self):
        self._check()
        return "r" not in self._mode or "+" in self._mode

    def write(self, data, /):
        if "a" in self._mode:
            self._pos = len(self._data)
        written = super().write(data)
        self._node.modified = _files.time.time()
        if self._node is _null:
            self._data.clear()
            self._pos = 0
        return written

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_File):
    """Create a new buffered reader using the given readable raw IO object."""


class BufferedWriter(_File):
    """A buffer for a writeable sequential RawIO object."""


class BufferedRandom(_File):
    """A buffered interface to random access streams."""


class FileIO(_File):
    """Open a file."""

    def __init__(self, file, mode="r", closefd=True, opener=None):
        super().__init__(_open_node(file, mode), file, mode)

    def __repr__(self):
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"


_null = _files.find("/dev/null")


class TextIOWrapper(TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self.buffer = buffer
        self.encoding = "utf-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)    # LookupError if there is none
        self.errors = errors or "strict"
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._ahead = None          # what was decoded and not read yet; None: nothing
        self._ahead_end = 0         # the buffer's position behind that

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def _check(self):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def _decoded(self):
        if not self.buffer.readable():
            self._unsupported("not readable")
        if not self._ahead:
            text = self.buffer.read().decode(self.encoding, self.errors)
            self._ahead_end = self.buffer.tell() if self.buffer.seekable() else 0
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._ahead = text
        return self._ahead

    def read(self, size=-1, /):
        self._check()
        text = self._decoded()
        size = _size(size)
        if size < 0:
            size = len(text)
        self._ahead = text[size:]
        return text[:size]

    def readline(self, size=-1, /):
        self._check()
        text = self._decoded()
        if self._newline in (None, "\n"):
            end = text.find("\n") + 1
        elif self._newline == "":
            ends = [at + len(each) for each in ("\r\n", "\n", "\r") if (at := text.find(each)) >= 0]
            end = min(ends, default=0)
            if text[end - 1:end] == "\r" and text[end:end + 1] == "\n":
                end += 1
        else:
            end = text.find(self._newline) + len(self._newline)
            end = end if end >= len(self._newline) else 0
        size = _size(size)
        end = end or len(text)
        return self.read(end if size < 0 else min(end, size))

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            self._unsupported("not writable")
        if self._ahead:
            self._drop_ahead()
        shown = text if self._newline in (None, "", "\n") else text.replace("\n", self._newline)
        self.buffer.write(shown.encode(self.encoding, self.errors))
        return len(text)

    def _drop_ahead(self):
        self.buffer.seek(self.tell())
        self._ahead = None

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        self.buffer.close()

    def detach(self):
        self.flush()
        return self.buffer

    def tell(self):
        self._check()
        if not self._ahead:
            return self.buffer.tell()
        return self._ahead_end - len(self._ahead.encode(self.encoding, self.errors))

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 1 and pos:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and pos:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence == 1:
            pos = self.tell()
            whence = 0
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek position {pos}")
        self._ahead = None
        return self.buffer.seek(pos, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.encoding = encoding or self.encoding
        self.errors = errors or self.errors

    def isatty(self):
        self._check()
        return False

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        name = f" name={self.name!r}" if hasattr(self.buffer, "name") else ""
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"


class BufferedRWPair(BufferedIOBase):
    """A buffered reader and writer object together."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = reader
        self.writer = writer

    def read(self, size=-1):
        return self.reader.read(size)

    def write(self, data):
        return self.writer.write(data)

    def readable(self):
        return True

    writable = readable


class IncrementalNewlineDecoder:
    """Codec used when reading a file in universal newlines mode."""

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate

    def decode(self, text, final=False):
        if self._decoder is not None:
            text = self._decoder.decode(text, final)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate else text


def _open_node(file, mode):
    path = _files.text_of(file)
    node = _files.find(path) if path else None
    if node is not None and node.children is not None:
        _files.fail("EISDIR", file)
    if "x" in mode:
        return _files.add(path, shown=file)
    if "r" in mode:
        return _files.need(path, file)
    if node is None:
        node = _files.add(path, shown=file)
    if "w" in mode:
        node.data.clear()
        node.modified = _files.time.time()
    return node


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open file and return a stream.  Raise OSError upon failure."""
    if isinstance(file, int):
        raise OSError(9, "Bad file descriptor")
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if set(mode) - set("axrwb+tU") or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in mode and "b" in mode:
        raise ValueError("can't have text and binary mode at once")
    if not set(mode) & set("axrw"):
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if sum(each in mode for each in "rwax") != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in mode:
        for value, name in ((encoding, "encoding"), (errors, "errors"), (newline, "newline")):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} {name} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    node = _open_node(file, mode)
    kind = BufferedRandom if "+" in mode else (BufferedReader if "r" in mode else BufferedWriter)
    buffer = kind(node, file, mode)
    if "b" in mode:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline)
    text.mode = mode
    return text


open_code = open


def text_encoding(encoding, stacklevel=2):
    return encoding or "locale"


for _each in (IOBase, RawIOBase, BufferedIOBase, TextIOBase, FileIO, BytesIO, StringIO, BufferedReader, BufferedWriter, BufferedRandom,
              BufferedRWPair, TextIOWrapper, IncrementalNewlineDecoder):
    _each.__module__ = "_io" if _each not in (IOBase, RawIOBase, BufferedIOBase, TextIOBase) else "io"
del _each

# traceback: exceptions and stacks as text. The text itself is made where uncaught exceptions get theirs (vm/traceback_text.c).

import sys

from _model import exception_only_text, exception_text, place_text, traceback_places

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _sentinel:
        if exc is None:
            return None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc.__traceback__
    return value, tb


def _lines(text):
    return text.splitlines(keepends=True)


def print_list(extracted_list, file=None):
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    return StackSummary._cut([FrameSummary._at(place) for place in traceback_places(tb)] if tb is not None else [], limit)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    if file is None:
        file = sys.stderr
    print(_text(*_parse_value_tb(exc, value, tb), limit, chain), file=file, end="")


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    return _pieces(_text(*_parse_value_tb(exc, value, tb), limit, chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    if value is _sentinel:
        value = exc
    return _lines(_only(value))


def _only(value):
    return "NoneType: None\n" if value is None else exception_only_text(value)


def _text(value, tb, limit, chain):
    if value is None:
        return "NoneType: None\n"
    if limit is None and tb is value.__traceback__:
        return exception_text(value, chain)
    head = "Traceback (most recent call last):\n" + "".join(format_tb(tb, limit)) if tb is not None else ""
    return head + exception_only_text(value)


def _pieces(text):
    # A frame's lines are one piece, as traceback.format_exception gives them.
    pieces = []
    for line in _lines(text):
        inside = line.startswith("    ") and pieces and pieces[-1].lstrip(" |").startswith("File ")
        if inside:
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f if f is not None else sys._getframe(), limit=limit), file=file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f if f is not None else sys._getframe(), limit=limit))


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(f if f is not None else sys._getframe()))
    stack = StackSummary.extract(frames, limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    pass


def walk_stack(f):
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None

    @classmethod
    def _at(cls, place):
        filename, lineno, end_lineno, colno, end_colno, name = place
        return cls(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno)

    @property
    def line(self):
        if self._line is not None:
            return self._line.partition("\n")[0].strip()
        return place_text(self.filename, self.lineno, self.lineno, -1, -1).strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


_RECURSIVE_CUTOFF = 3


class StackSummary(list):
    @classmethod
    def _cut(cls, frames, limit):
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(frames)

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = [FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name) for f, lineno in frame_gen]
        return klass._cut(frames, limit)

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame, **kwargs):
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame._line is not None:
            line = frame.line
            return text + (f"    {line}\n" if line else "")
        colno = -1 if frame.colno is None else frame.colno
        end_colno = -1 if frame.end_colno is None else frame.end_colno
        return text + place_text(frame.filename, frame.lineno, frame.end_lineno, colno, end_colno)

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            here = (frame.filename, frame.lineno, frame.name)
            if here != last:
                self._repeated(result, count)
                last = here
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(self.format_frame_summary(frame))
        self._repeated(result, count)
        return result

    @staticmethod
    def _repeated(result, count):
        count -= _RECURSIVE_CUTOFF
        if count > 0:
            result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self._value = exc_value
        self._str = str(exc_value)
        self._traceback = exc_traceback
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, kwargs.get("limit"))
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__notes__ = getattr(exc_value, "__notes__", None)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        module = self.exc_type.__module__
        name = self.exc_type.__qualname__
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from _lines(_only(self._value))

    def format(self, *, chain=True, **kwargs):
        yield from _pieces(_text(self._value, self._traceback, None, chain))

    def print(self, *, file=None, chain=True, **kwargs):
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")

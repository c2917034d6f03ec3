# Values to JSON texts.

_escapes = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_table = {ord(char): text for char, text in _escapes.items()}
for _code in range(32):
    _table.setdefault(_code, f"\\u{_code:04x}")
del _code


def py_encode_basestring(s):
    """Return a JSON representation of a Python string"""
    return '"' + s.translate(_table) + '"'


def py_encode_basestring_ascii(s):
    """Return an ASCII-only JSON representation of a Python string"""
    s = s.translate(_table)
    if s.isascii() and "\x7f" not in s:
        return f'"{s}"'
    pieces = []
    for char in s:
        code = ord(char)
        if code < 127:
            pieces.append(char)
        elif code < 0x10000:
            pieces.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            pieces.append(f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}")
    return '"' + "".join(pieces) + '"'


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Return a serializable object for ``o``, or raise a ``TypeError``."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return "".join(_Writer(self).write(o))

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string representation as available."""
        return iter(_Writer(self).write(o))


class _Writer:
    def __init__(self, encoder):
        self.encoder = encoder
        self.text = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        indent = encoder.indent
        self.indent = indent if indent is None or isinstance(indent, str) else " " * indent
        self.open = {} if encoder.check_circular else None  # ids of the containers that are being written
        self.chunks = []

    def write(self, o):
        self.value(o, 0, "")
        return self.chunks

    def number(self, value):
        if value == value and value not in (_infinity, -_infinity):
            return float.__repr__(value)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def simple(self, o):
        # The text of what is no container; None for all else.
        if isinstance(o, str):
            return self.text(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        return self.number(o) if isinstance(o, float) else None

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def value(self, o, level, before):
        text = self.simple(o)
        if text is not None:
            self.chunks.append(before + text)
        elif isinstance(o, (list, tuple)):
            self.array(o, level, before)
        elif isinstance(o, dict):
            self.object(o, level, before)
        else:
            if before:
                self.chunks.append(before)
            self.enter(o)
            self.value(self.encoder.default(o), level, "")
            self.leave(o)

    def line(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def array(self, items, level, before):
        if not items:
            self.chunks.append(before + "[]")
            return
        self.enter(items)
        if before:
            self.chunks.append(before)
        start = "[" + self.line(level + 1)
        separator = self.encoder.item_separator + self.line(level + 1)
        for item in items:
            self.value(item, level + 1, start)
            start = separator
        if self.indent is not None:
            self.chunks.append(self.line(level))
        self.chunks.append("]")
        self.leave(items)

    def key(self, key):
        # The key's text; None if it is to be left out.
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.number(key)
        if key is None or key is True or key is False or isinstance(key, int):
            return self.simple(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def object(self, mapping, level, before):
        chunks = self.chunks
        if not mapping:
            chunks.append(before + "{}")
            return
        self.enter(mapping)
        if before:
            chunks.append(before)
        chunks.append("{")
        first = True
        pairs = sorted(mapping.items()) if self.encoder.sort_keys else mapping.items()
        for key, value in pairs:
            key = self.key(key)
            if key is None:
                continue
            if first:
                first = False
                if self.indent is not None:
                    chunks.append(self.line(level + 1))
            else:
                chunks.append(self.encoder.item_separator + self.line(level + 1))
            chunks.append(self.text(key))
            chunks.append(self.encoder.key_separator)
            self.value(value, level + 1, "")
        if not first and self.indent is not None:
            chunks.append(self.line(level))
        chunks.append("}")
        self.leave(mapping)


_infinity = float("inf")

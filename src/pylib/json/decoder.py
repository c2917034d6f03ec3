# JSON texts to values.

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """Subclass of ValueError with the following additional properties: msg, doc, pos, lineno, colno"""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_constants = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}
_escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_hex_digits = frozenset("0123456789abcdefABCDEF")
_digits = frozenset("0123456789")


def _skip(s, at):
    # The next place that is no blank.
    while s[at:at + 1] in (" ", "\n", "\t", "\r"):
        at += 1
    return at


def _unicode_escape(s, at):
    # The four hexadecimal digits behind "\u", whose "u" is at `at`.
    text = s[at + 1:at + 5]
    if len(text) == 4 and all(char in _hex_digits for char in text):
        return int(text, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at)


def scanstring(s, end, strict=True):
    """Scan the string s for a JSON string. End is the index of the character in s after the quote that started the JSON string."""
    begin = end - 1
    pieces = []
    while True:
        quote = s.find('"', end)
        if quote < 0:
            quote = len(s)
        backslash = s.find("\\", end, quote)
        stop = quote if backslash < 0 else backslash
        piece = s[end:stop]
        if strict and piece and min(piece) < " ":
            bad = next(i for i, char in enumerate(piece) if char < " ")
            raise JSONDecodeError("Invalid control character at", s, end + bad)
        pieces.append(piece)
        if stop == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if backslash < 0:
            return "".join(pieces), quote + 1
        end = backslash + 1
        if end == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        escape = s[end]
        if escape != "u":
            if escape not in _escapes:
                raise JSONDecodeError("Invalid \\escape", s, backslash)
            pieces.append(_escapes[escape])
            end += 1
            continue
        code = _unicode_escape(s, end)
        end += 5
        if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
            second = _unicode_escape(s, end + 1)
            if 0xDC00 <= second <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | second - 0xDC00)
                end += 6
        pieces.append(chr(code))


class _NoValue(Exception):
    # No value begins at the place args[0].
    pass


class JSONDecoder:
    """Simple JSON <https://json.org> decoder"""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._keys = {}

    def decode(self, s):
        """Return the Python representation of ``s`` (a ``str`` instance containing a JSON document)."""
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Decode a JSON document from ``s`` (a ``str`` beginning with a JSON document) and return its value and where it ended."""
        place = None
        try:
            return self.scan_once(s, idx)
        except _NoValue as found:
            place = found.args[0]
        finally:
            self._keys.clear()
        raise JSONDecodeError("Expecting value", s, place) from None

    def scan_once(self, s, at):
        first = s[at:at + 1]
        if first == '"':
            return scanstring(s, at + 1, self.strict)
        if first == "{":
            return self._object(s, at + 1)
        if first == "[":
            return self._array(s, at + 1)
        if first == "n" and s.startswith("null", at):
            return None, at + 4
        if first == "t" and s.startswith("true", at):
            return True, at + 4
        if first == "f" and s.startswith("false", at):
            return False, at + 5
        end = self._end_of_number(s, at)
        if end > at:
            text = s[at:end]
            if "." in text or "e" in text or "E" in text:
                return self.parse_float(text), end
            return self.parse_int(text), end
        for name in _constants:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise _NoValue(at)

    def _end_of_number(self, s, at):
        # Where the number that begins at `at` ends; `at` itself if there is none.
        end = at + (s[at:at + 1] == "-")
        if s[end:end + 1] == "0":
            end += 1
        else:
            start = end
            while s[end:end + 1] in _digits:
                end += 1
            if end == start:
                return at
        if s[end:end + 1] == "." and s[end + 1:end + 2] in _digits:
            end += 2
            while s[end:end + 1] in _digits:
                end += 1
        if s[end:end + 1] in ("e", "E"):
            digits = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            if s[digits:digits + 1] in _digits:
                end = digits + 1
                while s[end:end + 1] in _digits:
                    end += 1
        return end

    def _value(self, s, at):
        place = None
        try:
            return self.scan_once(s, at)
        except _NoValue as found:
            place = found.args[0]
        raise JSONDecodeError("Expecting value", s, place) from None

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = _skip(s, at)
            if s[at:at + 1] == "]":
                return values, at + 1
            if s[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, self.strict)
            key = self._keys.setdefault(key, key)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            if s[at:at + 1] == "}":
                return self._made(pairs), at + 1
            if s[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))

"""Regular expressions. The patterns are Python's (_re_translate checks them), the matching is done by PCRE2 (module _re)."""

import enum

import _re
from _re_translate import PatternError, translate as _translate

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error",
    "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

error = PatternError


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


_search, _match, _fullmatch, _not_empty = 0, 1, 2, 4


class Match:
    """The result of re.match() and re.search().
Match objects always have a boolean value of True."""

    __module__ = "re"
    __slots__ = "re", "string", "pos", "endpos", "_spans"

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    @property
    def regs(self):
        spans = self._spans
        return tuple((spans[i], spans[i + 1]) for i in range(0, len(spans), 2))

    @property
    def lastindex(self):
        last, end = None, -1
        for i in range(2, len(self._spans), 2):
            if self._spans[i + 1] > end or (self._spans[i + 1] == end and last is None):
                last, end = i // 2, self._spans[i + 1]
        return last

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def _number(self, group):
        number = group
        if not isinstance(group, int):
            if isinstance(group, (str, bytes)):
                number = self.re._names.get(group, -1)
            elif hasattr(group, "__index__"):
                number = group.__index__()
            else:
                number = -1
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(each)) for each in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re._names.items()}

    def start(self, group=0, /):
        return self._spans[2 * self._number(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0, /):
        number = self._number(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    def expand(self, template):
        return _expand(_parse_template(self.re, template), self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class Pattern:
    """Compiled regular expression object."""

    __module__ = "re"
    __slots__ = "pattern", "flags", "groups", "_names", "_text", "__weakref__"

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        import types
        return types.MappingProxyType(self._names)

    def _bounds(self, string, pos, endpos):
        if isinstance(self.pattern, str):
            if not isinstance(string, str):
                if isinstance(string, (bytes, bytearray)):
                    raise TypeError("cannot use a string pattern on a bytes-like object")
                raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        elif isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        elif not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        end = len(string)
        if endpos is not None:
            end = min(max(endpos, 0), end)
        return min(max(pos, 0), end), end

    def _at(self, string, start, end, mode, pos=0):
        spans = _re.run(self._text, self.flags, string, start, end, mode)
        if spans is None:
            return None
        match = object.__new__(Match)
        match.re = self
        match.string = string
        match.pos = pos
        match.endpos = end
        match._spans = spans
        return match

    def match(self, string, pos=0, endpos=None):
        """Matches zero or more characters at the beginning of the string."""
        start, end = self._bounds(string, pos, endpos)
        return self._at(string, start, end, _match, start)

    def fullmatch(self, string, pos=0, endpos=None):
        """Matches against all of the string."""
        start, end = self._bounds(string, pos, endpos)
        return self._at(string, start, end, _fullmatch, start)

    def search(self, string, pos=0, endpos=None):
        """Scan through string looking for a match, and return a corresponding match object instance.

Return None if no position in the string matches."""
        start, end = self._bounds(string, pos, endpos)
        return self._at(string, start, end, _search, start)

    def finditer(self, string, pos=0, endpos=None):
        """Return an iterator over all non-overlapping matches for the RE pattern in string.

For each match, the iterator returns a match object."""
        start, end = self._bounds(string, pos, endpos)
        return self._matches(string, start, end)

    def _matches(self, string, start, end):
        first, mode = start, _search
        while start <= end:
            match = self._at(string, start, end, mode, first)
            if match is None:
                return
            begin, start = match._spans[0], match._spans[1]
            mode = _not_empty if begin == start else _search
            if begin != start:
                mode = _search
            yield match

    def findall(self, string, pos=0, endpos=None):
        """Return a list of all non-overlapping matches of pattern in string."""
        start, end = self._bounds(string, pos, endpos)
        empty = string[:0]
        if self.groups == 0:
            return [match._text(0) for match in self._matches(string, start, end)]
        if self.groups == 1:
            return [match._text(1, empty) for match in self._matches(string, start, end)]
        return [match.groups(empty) for match in self._matches(string, start, end)]

    def split(self, string, maxsplit=0):
        """Split string by the occurrences of pattern."""
        start, end = self._bounds(string, 0, None)
        parts = []
        last = 0
        for match in self._matches(string, start, end):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            parts.append(string[last:match._spans[0]])
            parts.extend(match.groups())
            last = match._spans[1]
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        """Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."""
        start, end = self._bounds(string, 0, None)
        made = 0
        last = 0
        parts = []
        template = None if callable(repl) else _parse_template(self, repl)
        for match in self._matches(string, start, end):
            if count and made >= count:
                break
            parts.append(string[last:match._spans[0]])
            if template is None:
                text = repl(match)
                if text is not None:
                    if isinstance(text, str) != isinstance(string, str):
                        kind = "a bytes-like object is required" if isinstance(string, bytes) else "expected str instance"
                        raise TypeError(f"sequence item {len(parts)}: {kind}, {type(text).__name__} found")
                    parts.append(text)
            else:
                parts.append(_expand(template, match))
            last = match._spans[1]
            made += 1
        if not made:
            return string, 0
        parts.append(string[last:])
        return string[:0].join(parts), made

    def scanner(self, string, pos=0, endpos=None):
        return _Scanner(self, string, *self._bounds(string, pos, endpos))

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and not flags & (256 | 4):
            flags &= ~32
        names = [f"re.{name}" for name, bit in _shown_flags if flags & bit]
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        return f"re.compile({shown}, {'|'.join(names)})" if names else f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and type(self.pattern) is type(other.pattern) and self.pattern == other.pattern

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


_shown_flags = (("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32), ("VERBOSE", 64),
                ("DEBUG", 128), ("ASCII", 256))


class _Scanner:
    def __init__(self, pattern, string, start, end):
        self.pattern = pattern
        self._state = [string, start, end, 0]

    def _next(self, mode):
        string, start, end, extra = self._state
        match = self.pattern._at(string, start, end, mode | extra) if start <= end else None
        if match is None:
            self._state[1] = end + 1
        else:
            self._state[1] = match.end()
            self._state[3] = _not_empty if match.start() == match.end() else 0
        return match

    def match(self):
        return self._next(_match)

    def search(self):
        return self._next(_search)


# ---- templates -------------------------------------------------------------------------------------------------------

_template_escapes = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


class _TemplateReader:
    def __init__(self, pattern, template):
        self.pattern = pattern
        self.template = template
        self.is_bytes = not isinstance(template, str)
        self.text = bytes(template).decode("latin-1") if self.is_bytes else template
        self.parts = []
        self.plain = []

    def error(self, message, at):
        return PatternError(message, self.template, at)

    def flush(self):
        if self.plain:
            text = "".join(self.plain)
            self.parts.append(text.encode("latin-1") if self.is_bytes else text)
            self.plain = []

    def add_group(self, number, at):
        if number > self.pattern.groups:
            raise self.error(f"invalid group reference {number}", at)
        self.flush()
        self.parts.append(number)

    def named(self, at):
        if self.text[at:at + 1] != "<":
            raise self.error("missing <", at)
        end = self.text.find(">", at)
        name = self.text[at + 1:end]
        if end < 0:
            raise self.error("missing group name" if at + 1 == len(self.text) else "missing >, unterminated name", at + 1)
        if not name:
            raise self.error("missing group name", at + 1)
        if name.isdecimal() and name.isascii():
            self.add_group(int(name), at + 1)
        elif not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", at + 1)
        elif name not in self.pattern._names:
            raise IndexError(f"unknown group name {name!r}")
        else:
            self.add_group(self.pattern._names[name], at + 1)
        return end + 1

    def numbered(self, at):
        """At the digit behind a backslash."""
        text = self.text
        octal = "01234567"
        digit = text[at]
        more = text[at + 1:at + 2]
        third = text[at + 2:at + 3]
        if digit == "0":
            end = at + 1
            while end < at + 3 and text[end:end + 1] and text[end] in octal:
                end += 1
            self.plain.append(chr(int(text[at:end], 8) & 0xFF))
            return end
        if more and more in "0123456789":
            if digit in octal and more in octal and third and third in octal:
                code = int(text[at:at + 3], 8)
                if code > 0o377:
                    raise self.error(f"octal escape value \\{text[at:at + 3]} outside of range 0-0o377", at - 1)
                self.plain.append(chr(code))
                return at + 3
            self.add_group(int(digit + more), at)
            return at + 2
        self.add_group(int(digit), at)
        return at + 1

    def run(self):
        text = self.text
        at = 0
        while at < len(text):
            slash = text.find("\\", at)
            if slash < 0:
                self.plain.append(text[at:])
                break
            self.plain.append(text[at:slash])
            at = slash + 1
            if at >= len(text):
                raise self.error("bad escape (end of pattern)", slash)
            c = text[at]
            if c == "g":
                at = self.named(at + 1)
            elif c in "0123456789":
                at = self.numbered(at)
            elif c in _template_escapes:
                self.plain.append(_template_escapes[c])
                at += 1
            elif c.isascii() and c.isalpha():
                raise self.error(f"bad escape \\{c}", slash)
            else:
                self.plain.append("\\" + c)
                at += 1
        self.flush()
        return self.parts


def _parse_template(pattern, template):
    if isinstance(template, str) != isinstance(pattern.pattern, str):
        if not isinstance(template, (str, bytes, bytearray)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
        raise TypeError("cannot use a bytes pattern on a string-like object" if isinstance(template, str)
                        else "cannot use a string pattern on a bytes-like object")
    if ("\\" if isinstance(template, str) else b"\\") not in template:
        return [template]
    return _TemplateReader(pattern, template).run()


def _expand(template, match):
    if len(template) == 1 and not isinstance(template[0], int):
        return template[0]
    empty = match.string[:0]
    return empty.join([match._text(part, empty) if isinstance(part, int) else part for part in template])


# ---- functions -------------------------------------------------------------------------------------------------------

_cache = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    text, found, groups, names = _translate(pattern, flags)
    complaint = _re.check(text, found)
    if complaint is not None:
        if "lookbehind assertion is not fixed length" in complaint:
            complaint = "look-behind requires fixed-width pattern"
        raise PatternError(complaint)
    made = object.__new__(Pattern)
    made.pattern = pattern
    made.flags = found
    made.groups = groups
    made._names = names
    made._text = text
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


def _positional(name, args, names, given):
    import warnings
    if len(args) > len(names):
        raise TypeError(f"{name}() takes from {4 - (name == 'split') - 1} to {5 - (name == 'split')} positional arguments but "
                        f"{len(args) + 3 - (name == 'split')} were given")
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    for key, value in zip(names, args):
        given[key] = value
    return given


def sub(pattern, repl, string, *args, count=0, flags=0):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl."""
    if args:
        given = _positional("sub", args, ("count", "flags"), {"count": count, "flags": flags})
        count, flags = given["count"], given["flags"]
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=0, flags=0):
    """Return a 2-tuple containing (new_string, number)."""
    if args:
        given = _positional("subn", args, ("count", "flags"), {"count": count, "flags": flags})
        count, flags = given["count"], given["flags"]
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=0, flags=0):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings."""
    if args:
        given = _positional("split", args, ("maxsplit", "flags"), {"maxsplit": maxsplit, "flags": flags})
        maxsplit, flags = given["maxsplit"], given["flags"]
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object."""
    return _compile(pattern, flags).finditer(string)


def purge():
    "Clear the regular expression caches"
    _cache.clear()


_special = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")

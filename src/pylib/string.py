# Character sets, $-templates, format strings.

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_missing = object()
_first = frozenset("_" + ascii_letters)
_later = frozenset("_" + ascii_letters + digits)


def capwords(s, sep=None):
    """Split the argument into words using split, capitalize each word using capitalize, and join the capitalized words using join."""
    return (" " if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    pattern = None  # a regular expression, where a subclass has one
    flags = 2       # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def _parts(self):
        # The pieces (kind, text, place): "text", "escaped", "name" (named or braced), "invalid".
        cls = type(self)
        if cls.pattern is not None or cls.idpattern != Template.idpattern or cls.braceidpattern is not None \
                or cls.flags != Template.flags:
            return self._parts_by_pattern()
        return self._usual_parts()

    def _parts_by_pattern(self):
        import re
        cls = type(self)
        pattern = cls.pattern
        if pattern is None:
            delimiter = re.escape(cls.delimiter)
            pattern = (f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
                       f"{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))")
        at = 0
        for match in re.finditer(pattern, self.template, cls.flags | re.VERBOSE):
            yield "text", self.template[at:match.start()], at
            at = match.end()
            name = match.group("named") or match.group("braced")
            if name is not None:
                yield "name", name, match.start()
            elif match.group("escaped") is not None:
                yield "escaped", cls.delimiter, match.start()
            elif match.group("invalid") is not None:
                yield "invalid", match.group(), match.start()
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        yield "text", self.template[at:], at

    def _usual_parts(self):
        template, delimiter = self.template, self.delimiter
        at = 0
        while True:
            found = template.find(delimiter, at)
            if found < 0:
                yield "text", template[at:], at
                return
            yield "text", template[at:found], at
            at = found + len(delimiter)
            if template.startswith(delimiter, at):
                at += len(delimiter)
                yield "escaped", delimiter, found
                continue
            braced = template.startswith("{", at)
            end = start = at + braced
            while end < len(template) and template[end] in (_later if end > start else _first):
                end += 1
            if end == start or braced and not template.startswith("}", end):
                yield "invalid", delimiter, found
                continue
            at = end + braced
            yield "name", template[start:end], found

    def _invalid(self, place):
        lines = self.template[:place].splitlines(keepends=True)
        if lines:
            column = place - len("".join(lines[:-1]))
            line = len(lines)
        else:
            column = line = 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=_missing, /, **kws):
        values = kws if mapping is _missing else {**mapping, **kws} if type(mapping) is dict else _Chained(kws, mapping)
        result = []
        for kind, text, place in self._parts():
            if kind == "invalid":
                self._invalid(place)
            result.append(str(values[text]) if kind == "name" else text)
        return "".join(result)

    def safe_substitute(self, mapping=_missing, /, **kws):
        values = kws if mapping is _missing else _Chained(kws, mapping)
        result = []
        for kind, text, place in self._parts():
            if kind == "name":
                try:
                    text = str(values[text])
                except KeyError:
                    braced = self.template.startswith("{", place + len(self.delimiter))
                    text = self.delimiter + ("{" + text + "}" if braced else text)
            result.append(text)
        return "".join(result)

    def is_valid(self):
        return all(kind != "invalid" for kind, _, _ in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys(text for kind, text, _ in self._parts() if kind == "name"))


class _Chained:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, index=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                if index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = f"{index}{name}"
                index += 1
            elif name[0].isdigit():
                if index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                index = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, index = self._vformat(spec, args, kwargs, used, depth - 1, index)
            result.append(self.format_field(value, spec))
        return "".join(result), index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        # Yields (literal text, field name, format spec, conversion); the last three None where a text stands alone.
        text = []
        at = 0
        size = len(format_string)
        while at < size:
            char = format_string[at]
            if char not in "{}":
                text.append(char)
                at += 1
            elif format_string.startswith(char * 2, at):
                text.append(char)
                at += 2
            elif char == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                end = _closing(format_string, at + 1)
                yield ("".join(text), *_field(format_string[at + 1:end]))
                text = []
                at = end + 1
        if text:
            yield "".join(text), None, None, None

    def get_field(self, field_name, args, kwargs):
        first, steps = _name_steps(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _closing(text, at):
    if at == len(text):
        raise ValueError("Single '{' encountered in format string")
    depth = 1
    while at < len(text):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _field(text):
    # "name!r:spec" -> name, spec, conversion
    depth = 0
    for at, char in enumerate(text):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char in "!:" and depth <= 0:
            break
    else:
        return text, "", None
    if char == ":":
        return text[:at], text[at + 1:], None
    conversion, rest = text[at + 1:at + 2], text[at + 2:]
    if not conversion:
        raise ValueError("end of string while looking for conversion specifier")
    if rest and rest[0] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return text[:at], rest[1:], conversion


def _name_steps(name):
    # "0.real[key]" -> 0, [(True, "real"), (False, "key")]
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    steps = []
    while end < len(name):
        start = end + 1
        if name[end] == ".":
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            key = name[start:end]
        elif name[end] == "[":
            end = name.find("]", start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[start:end]
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        is_attribute = name[start - 1] == "."
        steps.append((is_attribute, int(key) if key.isdigit() and not is_attribute else key))
    return int(first) if first.isdigit() else first, steps

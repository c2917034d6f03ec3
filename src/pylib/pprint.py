# Pretty printing: what does not fit on a line is broken into several.
import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Sortable:
    # Orders what can be compared by value, all else by type and identity.
    __slots__ = "value",

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Sortable(pair[0]), _Sortable(pair[1])


def _shower(object):
    # The class whose __repr__ shows the object.
    return next(cls for cls in type(object).__mro__ if "__repr__" in cls.__dict__)


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _is_shown_dataclass(object):
    method = getattr(type(object), "__repr__", None)
    return hasattr(type(object), "__dataclass_fields__") and getattr(method, "__module__", None) == "dataclasses"


class _Text:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        """Handle pretty printing operations onto a stream using a set of configured parameters."""
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.pieces)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Format object for a specific context, returning a string and flags: is it readable, is it recursive?"""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # `context` has the ids of what is being shown; `allowance` is the room needed behind the object.
    def _format(self, object, stream, indent, allowance, context, level):
        if id(object) in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            cls = _shower(object)
            method = getattr(self, "_show_" + cls.__name__, None) if cls.__module__ in _SHOWN else None
            if _is_shown_dataclass(object):
                method = self._show_dataclass
            if method is not None:
                context[id(object)] = 1
                method(object, stream, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        stream.write(text)

    def _padding(self):
        return " " * (self._indent_per_level - 1)

    def _items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        stream.write(self._padding())
        new_line = ",\n" + " " * indent
        between = ""
        room = full = self._width - indent + 1
        items = list(items)
        for place, item in enumerate(items):
            last = place == len(items) - 1
            if last:
                full -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = full
                    if between:
                        between = new_line
                if room >= size:
                    room -= size
                    stream.write(between + text)
                    between = ", "
                    continue
            stream.write(between)
            between = new_line
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _pairs(self, pairs, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        pairs = list(pairs)
        for place, (key, value) in enumerate(pairs):
            last = place == len(pairs) - 1
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _attributes(self, pairs, stream, indent, allowance, context, level):
        pairs = list(pairs)
        for place, (name, value) in enumerate(pairs):
            last = place == len(pairs) - 1
            stream.write(name + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _show_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{" + self._padding())
        pairs = object.items()
        if self._sort_dicts:
            pairs = sorted(pairs, key=_pair_key)
        self._pairs(pairs, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _show_OrderedDict(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        if not object:
            stream.write(repr(object))
            return
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _show_dict_keys(self, object, stream, indent, allowance, context, level):
        self._show_view(object, sorted(object, key=_Sortable) if self._sort_dicts else object, stream, indent, allowance, context, level)

    _show_dict_values = _show_dict_keys

    def _show_dict_items(self, object, stream, indent, allowance, context, level):
        self._show_view(object, sorted(object, key=_pair_key) if self._sort_dicts else object, stream, indent, allowance, context, level)

    def _show_view(self, object, items, stream, indent, allowance, context, level):
        name = type(object).__name__
        stream.write(name + "(")
        self._format(list(items), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _show_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _show_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _show_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        cls = type(object)
        if cls is set:
            start, end = "{", "}"
        else:
            start, end = cls.__name__ + "({", "})"
            indent += len(cls.__name__) + 1
        stream.write(start)
        self._items(sorted(object, key=_Sortable), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _show_frozenset = _show_set

    def _show_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        alone = level == 1  # in brackets then
        if alone:
            indent += 1
            allowance += 1
        chunks = []
        lines = object.splitlines(True)
        width = self._width - indent
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            if len(repr(line)) <= width - (allowance if last else 0):
                chunks.append(repr(line))
            else:
                chunks.extend(_wrapped(_words(line), width, allowance if last else 0))
        if len(chunks) == 1:
            stream.write(repr(object))
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if alone else text)

    def _show_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        alone = level == 1
        if alone:
            indent += 1
            allowance += 1
        parts = [object[at:at + 4] for at in range(0, len(object), 4)]
        text = ("\n" + " " * indent).join(_wrapped(parts, self._width - indent, allowance, len(object) % 4 != 0))
        stream.write(f"({text})" if alone else text)

    def _show_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._show_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _show_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _show_SimpleNamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is _shower(object) else type(object).__name__
        stream.write(name + "(")
        self._attributes(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _show_dataclass(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        pairs = [(field.name, getattr(object, field.name)) for field in object.__dataclass_fields__.values()
                 if field.repr and field._field_type.name == "_FIELD"]
        stream.write(name + "(")
        self._attributes(pairs, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _show_defaultdict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({self._repr(object.default_factory, context, level)},\n{' ' * indent}")
        self._show_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _show_Counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({" + self._padding())
        self._pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _show_ChainMap(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for place, mapping in enumerate(object.maps):
            last = place == len(object.maps) - 1
            self._format(mapping, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(")" if last else ",\n" + " " * indent)

    def _show_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "([")
        if object.maxlen is None:
            self._items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={object.maxlen!r})")

    def _show_UserDict(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _show_UserList = _show_UserString = _show_UserDict

    def _safe_repr(self, object, context, maxlevels, level):
        # One line: the text, is it readable, is it recursive?
        cls = type(object)
        if cls in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        shower = _shower(object)
        if shower is int and issubclass(cls, int):
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if shower not in (dict, list, tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return "{}" if shower is dict else "[]" if shower is list else "()", True, False
        start, end = "{}" if shower is dict else "[]" if shower is list else "()"
        if maxlevels and level >= maxlevels:
            return f"{start}...{end}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        if shower is dict:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            members = [each for pair in pairs for each in pair]
        else:
            members = object
        for member in members:
            text, is_readable, is_recursive = self.format(member, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and is_readable
            recursive = recursive or is_recursive
        del context[id(object)]
        if shower is dict:
            parts = [f"{key}: {value}" for key, value in zip(parts[::2], parts[1::2])]
        elif shower is tuple and len(parts) == 1:
            end = ",)"
        return start + ", ".join(parts) + end, readable, recursive


_SHOWN = frozenset(("builtins", "collections", "types"))


def _words(line):
    # Words with the white space behind them.
    words = []
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[at:end])
        at = end
    return words


def _wrapped(parts, width, allowance, narrow_last=True):
    # The reprs of as many parts together as fit each.
    current = parts[0][:0]
    for place, part in enumerate(parts):
        if place == len(parts) - 1 and narrow_last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)

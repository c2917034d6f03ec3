# sqlite3._values: SQLite's values: their order, affinities, and what scalar functions make of them.
import _outside


def rank(value):
    return 0 if value is None else 1 if isinstance(value, (int, float)) else 2 if isinstance(value, str) else 3


class Key:
    """Orders any two values: NULL, numbers, texts, blobs."""
    __slots__ = ("rank", "value")

    def __init__(self, value):
        self.rank = rank(value)
        self.value = value

    def __lt__(self, other):
        if self.rank != other.rank:
            return self.rank < other.rank
        return self.rank != 0 and self.value < other.value

    def __eq__(self, other):
        return self.rank == other.rank and self.value == other.value


def compare(a, b):
    """-1, 0 or 1 for two values that are not NULL."""
    if rank(a) != rank(b):
        return -1 if rank(a) < rank(b) else 1
    return (a > b) - (a < b)


def affinity_of(type_name):
    name = type_name.upper()
    if "INT" in name:
        return "integer"
    if "CHAR" in name or "CLOB" in name or "TEXT" in name:
        return "text"
    if not name or "BLOB" in name:
        return "blob"
    if "REAL" in name or "FLOA" in name or "DOUB" in name:
        return "real"
    return "numeric"


def text_of(value):
    if isinstance(value, float):
        if value == int(value) and abs(value) < 1e15:
            return f"{value:.1f}"
        return f"{value:.15g}"
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def number_in(text):
    """The number that a whole text is; None: it is none."""
    text = text.strip(" \t\n\r\f")
    if not text or text[-1] not in "0123456789." or "_" in text or text[0] not in "+-.0123456789":
        return None
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None


def number_before(value):
    """What a value counts as in arithmetic: the number that a text begins with, else 0."""
    if value is None or isinstance(value, (int, float)):
        return value
    text = text_of(value).strip()
    for end in range(len(text), 0, -1):
        found = number_in(text[:end])
        if found is not None:
            return found
    return 0


def with_affinity(value, affinity):
    if affinity == "text":
        return text_of(value) if isinstance(value, (int, float)) else value
    if affinity in ("integer", "numeric", "real"):
        if isinstance(value, str):
            found = number_in(value)
            value = value if found is None else found
        if affinity == "real" and isinstance(value, int):
            return float(value)
        if affinity != "real" and isinstance(value, float) and value == int(value) and abs(value) < 2 ** 53:
            return int(value)
    return value


def cast(value, type_name):
    affinity = affinity_of(type_name)
    if value is None:
        return None
    if affinity == "text":
        return text_of(value)
    if affinity == "blob":
        return value if isinstance(value, bytes) else text_of(value).encode()
    number = number_before(value)
    if affinity == "integer":
        return int(number)
    return float(number) if affinity == "real" else with_affinity(number, "numeric")


def like(pattern, text, escape=None, fold=True, many="%", one="_"):
    """LIKE, and GLOB without its [sets]. Only the last `many` met is tried again."""
    if fold:
        pattern, text = pattern.lower(), text.lower()
    items = []
    at = 0
    while at < len(pattern):
        c = pattern[at]
        if c == escape and at + 1 < len(pattern):
            at += 1
            items.append(("is", pattern[at]))
        else:
            items.append(("many",) if c == many else ("one",) if c == one else ("is", c))
        at += 1
    at = where = 0
    star = resumed = -1
    while where < len(text):
        item = items[at] if at < len(items) else None
        if item is not None and item[0] == "many":
            star, resumed = at, where
            at += 1
        elif item is not None and (item[0] == "one" or item[1] == text[where]):
            at, where = at + 1, where + 1
        elif star >= 0:
            at, resumed = star + 1, resumed + 1
            where = resumed
        else:
            return False
    return all(item[0] == "many" for item in items[at:])


# ---- functions

def _substr(text, start, length=None):
    text = text if isinstance(text, bytes) else text_of(text)
    start = start - 1 if start > 0 else max(len(text) + start, 0) if start < 0 else 0
    if length is None:
        return text[start:]
    return text[start:start + length] if length >= 0 else text[max(start + length, 0):start]


def _round(value, digits=0):
    value = float(number_before(value))
    scale = 10 ** digits
    whole = int(abs(value) * scale + 0.5)
    return (-1 if value < 0 else 1) * whole / scale


def _typeof(value):
    kinds = {0: "null", 2: "text", 3: "blob"}
    return kinds.get(rank(value)) or ("real" if isinstance(value, float) else "integer")


def _now(form):
    from time import gmtime, strftime, time
    return strftime(form, gmtime(time()))


def _moment(form):
    def function(*args):
        if args not in ((), ("now",)):
            _outside.refuse("SQLite's date functions are simulated for 'now' alone")
        return _now(form)
    return function


def _trimmed(how):
    def function(text, characters=" "):
        return how(text_of(text), characters)
    return function


def _extreme(sign):
    def function(*values):
        found = values[0]
        for value in values[1:]:
            if compare(value, found) == sign:
                found = value
        return found
    return function


# These give NULL if one argument is.
STRICT = {
    "abs": lambda v: abs(number_before(v)), "upper": lambda v: text_of(v).upper(), "lower": lambda v: text_of(v).lower(),
    "length": lambda v: len(v) if isinstance(v, (str, bytes)) else len(text_of(v)), "substr": _substr, "substring": _substr,
    "round": _round, "trim": _trimmed(str.strip), "ltrim": _trimmed(str.lstrip), "rtrim": _trimmed(str.rstrip),
    "replace": lambda text, old, new: text_of(text).replace(text_of(old), text_of(new)) if old != "" else text,
    "instr": lambda text, part: text_of(text).find(text_of(part)) + 1, "hex": lambda v: v.hex().upper() if isinstance(v, bytes)
    else text_of(v).encode().hex().upper(), "unicode": lambda v: ord(text_of(v)[0]), "min": _extreme(-1), "max": _extreme(1),
    "sign": lambda v: (number_before(v) > 0) - (number_before(v) < 0), "date": _moment("%Y-%m-%d"), "time": _moment("%H:%M:%S"),
    "datetime": _moment("%Y-%m-%d %H:%M:%S"), "current_date": _moment("%Y-%m-%d"), "current_time": _moment("%H:%M:%S"),
    "current_timestamp": _moment("%Y-%m-%d %H:%M:%S"), "char": lambda *codes: "".join(map(chr, codes)),
    "mod": lambda a, b: None if not b else a % b, "floor": lambda v: int(v // 1), "ceil": lambda v: int(-(-v // 1)),
    "like": lambda pattern, text: int(like(text_of(pattern), text_of(text))),
}
LOOSE = {
    "coalesce": lambda *values: next((v for v in values if v is not None), None),
    "ifnull": lambda a, b: b if a is None else a,
    "nullif": lambda a, b: None if a is not None and b is not None and compare(a, b) == 0 else a,
    "typeof": _typeof,
    "iif": lambda test, a, b=None: a if test else b,
    "sqlite_version": lambda: "3.45.1",
    "quote": lambda v: "NULL" if v is None else f"'{v.replace(chr(39), chr(39) * 2)}'" if isinstance(v, str) else text_of(v),
}

# Reading dates and times by a format: time.strptime and datetime.strptime.
from _calendar import DAYS, MONTHS

# Directive -> (most digits, smallest, largest number); tried with as many digits as fit, then with fewer.
_numbers = {
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61),
    "u": (1, 1, 7), "U": (2, 0, 53), "V": (2, 1, 53), "w": (1, 0, 6), "W": (2, 0, 53),
}
_exact = {"G": 4, "y": 2, "Y": 4}  # directive -> how many digits it has
_names = {
    "a": [day[:3].lower() for day in DAYS], "A": [day.lower() for day in DAYS],
    "b": [month[:3].lower() for month in MONTHS], "B": [month.lower() for month in MONTHS],
    "p": ["am", "pm"], "Z": ["utc", "gmt"],
}
_whole = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


_no_year = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


class Moment:
    # date: (year, month, day); clock: (hour, minute, second); offset: seconds east of UTC or None; zone: its name or None.
    __slots__ = "date", "clock", "fraction", "weekday", "day_of_year", "offset", "offset_fraction", "zone"


def _tokens(format):
    # The format as a list of (directive, None) and (None, literal character); " " stands for any white space.
    tokens = []
    at = 0
    while at < len(format):
        char = format[at]
        at += 1
        if char.isspace():
            if not tokens or tokens[-1] != (None, " "):
                tokens.append((None, " "))
        elif char != "%":
            tokens.append((None, char.lower()))
        else:
            directive = format[at:at + 1]
            at += 1
            if not directive:
                raise ValueError(f"stray % in format '{format}'")
            if directive == "%":
                tokens.append((None, "%"))
            elif directive in _whole:
                tokens.extend(_tokens(_whole[directive]))
            elif directive in _numbers or directive in _exact or directive in _names or directive in "fz":
                tokens.append((directive, None))
            else:
                raise ValueError(f"'{directive}' is a bad directive in format '{format}'")
    return tokens


def _digits(text, at, most):
    end = at
    while end < len(text) and end - at < most and "0" <= text[end] <= "9":
        end += 1
    return end - at


def _readings(directive, text, at):
    # The ways to read a directive at a place, the preferred one first: (value, where it ends).
    if directive in _numbers:
        most, low, high = _numbers[directive]
        start = at + 1 if directive == "d" and text[at:at + 1] == " " else at
        for count in range(_digits(text, start, most - (start - at)), 0, -1):
            if low <= int(text[start:start + count]) <= high:
                yield int(text[start:start + count]), start + count
    elif directive in _exact:
        if _digits(text, at, _exact[directive]) == _exact[directive]:
            yield int(text[at:at + _exact[directive]]), at + _exact[directive]
    elif directive in _names:
        found = [(len(name), i) for i, name in enumerate(_names[directive]) if text[at:at + len(name)].lower() == name]
        for size, i in sorted(found, reverse=True):
            yield i, at + size
    elif directive == "f":
        for count in range(_digits(text, at, 6), 0, -1):
            yield int((text[at:at + count] + "00000")[:6]), at + count
    elif directive == "z":
        yield from _offsets(text, at)


def _offsets(text, at):
    if text[at:at + 1] == "Z":
        yield (0, 0), at + 1
        return
    if text[at:at + 1] not in ("+", "-") or _digits(text, at + 1, 2) < 2:
        return
    sign = -1 if text[at] == "-" else 1
    end = at + 3
    parts = [int(text[at + 1:end])]
    ends = []
    colon = text[end:end + 1] == ":"
    while len(parts) < 3:
        start = end + colon
        if colon and text[end:end + 1] != ":" or _digits(text, start, 2) < 2 or text[start] > "5":
            break
        end = start + 2
        parts.append(int(text[start:end]))
        ends.append((list(parts), 0, end))
    if len(parts) == 3 and text[end:end + 1] == "." and _digits(text, end + 1, 6):
        count = _digits(text, end + 1, 6)
        ends.append((list(parts), int((text[end + 1:end + 1 + count] + "00000")[:6]), end + 1 + count))
    for numbers, fraction, stop in reversed(ends):
        seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers[2] if len(numbers) > 2 else 0)
        yield (sign * seconds, sign * fraction), stop


def _match(tokens, index, text, at, found):
    # Reads text[at:] by tokens[index:] into `found`; where it ends, or None.
    while index < len(tokens):
        directive, literal = tokens[index]
        if directive is not None:
            for value, end in _readings(directive, text, at):
                found[directive] = value
                stop = _match(tokens, index + 1, text, end, found)
                if stop is not None:
                    found[directive] = value
                    return stop
            found.pop(directive, None)
            return None
        if literal == " ":
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            if end == at:
                return None
            at = end
        elif text[at:at + 1].lower() == literal:
            at += 1
        else:
            return None
        index += 1
    return at


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year, month, day):
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    for each in range(1, month):
        days += _month_days(year, each)
    return days + day


def _month_days(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _hour(found):
    if "I" in found:
        hour = found["I"] % 12
        return hour + 12 if found.get("p") == 1 else hour
    return found.get("H", 0)


def _year(found):
    if "Y" in found:
        return found["Y"]
    if "y" in found:
        return found["y"] + (2000 if found["y"] <= 68 else 1900)
    return None


def _weekday(found):
    for directive in ("a", "A"):
        if directive in found:
            return found[directive]
    if "w" in found:
        return (found["w"] - 1) % 7
    return found["u"] - 1 if "u" in found else None


def _check_iso(found, weekday):
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if _year(found) is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")


def _day_of_year(found, year, weekday):
    # From %j, or a week number and a weekday; None if there is no such thing.
    if "j" in found:
        return found["j"]
    if weekday is None:
        return None
    if "G" in found:
        first = _ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        return monday + (found["V"] - 1) * 7 + weekday - _ordinal(year, 1, 1) + 1
    for directive in ("U", "W"):
        if directive in found:
            first = (_ordinal(year, 1, 1) + 6) % 7
            if directive == "U":
                first, weekday = (first + 1) % 7, (weekday + 1) % 7
            if found[directive] == 0:
                return 1 + weekday - first
            return 1 + (7 - first) % 7 + 7 * (found[directive] - 1) + weekday
    return None


def parse(text, format):
    for place, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(value)}")
    found = {}
    tokens = _tokens(format)
    directives = [directive for directive, _ in tokens]
    if "d" in directives and not ("Y" in directives or "y" in directives or "G" in directives):
        from warnings import warn
        warn(_no_year, DeprecationWarning)
    end = _match(tokens, 0, text, 0, found)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    return _moment(found)


def _moment(found):
    moment = Moment()
    weekday = _weekday(found)
    _check_iso(found, weekday)
    year = found["G"] if "G" in found else _year(found)
    month = next((found[directive] + 1 for directive in ("b", "B") if directive in found), found.get("m", 1))
    day = found.get("d", 1)
    leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_day else 1900
    number = _day_of_year(found, year, weekday)
    if number is None:
        number = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    else:
        if number < 1:
            year -= 1
            number += 366 if _is_leap(year) else 365
        elif number > (366 if _is_leap(year) else 365) and "G" in found:
            number -= 366 if _is_leap(year) else 365
            year += 1
        month, day = 1, number
        while day > _month_days(year, month):
            day -= _month_days(year, month)
            month += 1
    moment.weekday = (_ordinal(year, month, day) + 6) % 7 if weekday is None else weekday
    moment.date = (1900 if leap_day else year, month, day)
    moment.clock = (_hour(found), found.get("M", 0), found.get("S", 0))
    moment.fraction = found.get("f", 0)
    moment.day_of_year = number
    moment.offset, moment.offset_fraction = found.get("z", (None, 0))
    moment.zone = None if "Z" not in found else _names["Z"][found["Z"]].upper()
    return moment

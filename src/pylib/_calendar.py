# _calendar: the part of `time` that knows days and months. The simulation lives in UTC.
from time import time as _now

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


class struct_time(tuple):
    n_sequence_fields = 9
    n_fields = 11
    n_unnamed_fields = 0

    def __new__(cls, sequence):
        items = tuple(sequence)
        if not 9 <= len(items) <= 11:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        names = ("year", "mon", "mday", "hour", "min", "sec", "wday", "yday", "isdst")
        return "time.struct_time(" + ", ".join([f"tm_{name}={value}" for name, value in zip(names, self)]) + ")"


struct_time.__module__ = "time"
struct_time.__qualname__ = struct_time.__name__ = "struct_time"


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


_EPOCH = _days_before_year(1970)


def gmtime(seconds=None):
    if seconds is None:
        seconds = _now()
    seconds = int(seconds // 1)
    days, rest = divmod(seconds, 86400)
    number = days + _EPOCH
    year = number * 400 // 146097 + 1
    while _days_before_year(year + 1) <= number:
        year += 1
    while _days_before_year(year) > number:
        year -= 1
    day_of_year = number - _days_before_year(year)
    day, month = day_of_year, 1
    while day >= _month_days(year, month):
        day -= _month_days(year, month)
        month += 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, day_of_year + 1, 0))


localtime = gmtime


def mktime(t):
    year, month, day, hour, minute, second = t[:6]
    days = _days_before_year(year) - _EPOCH + day - 1
    for m in range(1, month):
        days += _month_days(year, m)
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def asctime(t=None):
    if t is None:
        t = gmtime()
    return f"{DAYS[t[6]][:3]} {MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None):
    return asctime(gmtime(seconds))


def _iso(t):
    # ISO year, week and weekday.
    weekday = t[6]
    week = (t[7] - 1 - weekday + 10) // 7
    year = t[0]
    if week < 1:
        year -= 1
        week = 53 if _weeks(year) == 53 else 52
    elif week == 53 and _weeks(year) != 53:
        year, week = year + 1, 1
    return year, week, weekday + 1


def _weeks(year):
    first = _days_before_year(year) % 7
    return 53 if first == 3 or first == 2 and _leap(year) else 52


_FIELDS = {
    "a": lambda t: DAYS[t[6]][:3], "A": lambda t: DAYS[t[6]], "b": lambda t: MONTHS[t[1] - 1][:3],
    "h": lambda t: MONTHS[t[1] - 1][:3], "B": lambda t: MONTHS[t[1] - 1], "c": asctime,
    "C": lambda t: f"{t[0] // 100:02d}", "d": lambda t: f"{t[2]:02d}", "e": lambda t: f"{t[2]:2d}",
    "D": lambda t: f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}", "F": lambda t: f"{t[0]}-{t[1]:02d}-{t[2]:02d}",
    "H": lambda t: f"{t[3]:02d}", "I": lambda t: f"{(t[3] - 1) % 12 + 1:02d}", "j": lambda t: f"{t[7]:03d}",
    "k": lambda t: f"{t[3]:2d}", "l": lambda t: f"{(t[3] - 1) % 12 + 1:2d}", "m": lambda t: f"{t[1]:02d}",
    "M": lambda t: f"{t[4]:02d}", "n": lambda t: "\n", "p": lambda t: "AM" if t[3] < 12 else "PM",
    "P": lambda t: "am" if t[3] < 12 else "pm",
    "r": lambda t: f"{(t[3] - 1) % 12 + 1:02d}:{t[4]:02d}:{t[5]:02d} {'AM' if t[3] < 12 else 'PM'}",
    "R": lambda t: f"{t[3]:02d}:{t[4]:02d}", "s": lambda t: str(int(mktime(t))), "S": lambda t: f"{t[5]:02d}",
    "t": lambda t: "\t", "T": lambda t: f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}", "u": lambda t: str(t[6] + 1),
    "U": lambda t: f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02d}", "w": lambda t: str((t[6] + 1) % 7),
    "W": lambda t: f"{(t[7] + 6 - t[6]) // 7:02d}", "x": lambda t: f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}",
    "X": lambda t: f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}", "y": lambda t: f"{t[0] % 100:02d}", "Y": lambda t: str(t[0]),
    "z": lambda t: "+0000", "Z": lambda t: "UTC", "%": lambda t: "%", "G": lambda t: str(_iso(t)[0]),
    "g": lambda t: f"{_iso(t)[0] % 100:02d}", "V": lambda t: f"{_iso(t)[1]:02d}",
}


def strftime(format, t=None):
    if t is None:
        t = gmtime()
    pieces = []
    at = 0
    while at < len(format):
        char = format[at]
        at += 1
        if char != "%" or at == len(format):
            pieces.append(char)
            continue
        pad = format[at] == "-"
        at += pad
        field = _FIELDS.get(format[at:at + 1])
        text = field(t) if field else "%" + format[at:at + 1]
        pieces.append(text.lstrip("0 ") or "0" if pad else text)
        at += 1
    return "".join(pieces)


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    found = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0}
    at = place = 0
    while place < len(format):
        char = format[place]
        place += 1
        if char != "%":
            if text[at:at + 1] != char and not (char.isspace() and text[at:at + 1].isspace()):
                raise ValueError(f"time data {text!r} does not match format {format!r}")
            at += 1
            continue
        field = format[place]
        place += 1
        names = {"b": [m[:3] for m in MONTHS], "B": MONTHS, "a": [d[:3] for d in DAYS], "A": DAYS}.get(field)
        if names:
            for i, name in enumerate(names):
                if text[at:at + len(name)].lower() == name.lower():
                    found["m" if field in "bB" else "a"] = i + (field in "bB")
                    at += len(name)
                    break
            else:
                raise ValueError(f"time data {text!r} does not match format {format!r}")
            continue
        end = at
        while end < len(text) and text[end].isdigit() and end - at < (4 if field == "Y" else 2):
            end += 1
        if end == at or field not in "YmdHMSy":
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        number = int(text[at:end])
        if field == "y":
            field, number = "Y", number + (1900 if number >= 69 else 2000)
        found[field] = number
        at = end
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    t = (found["Y"], found["m"], found["d"], found["H"], found["M"], found["S"], 0, 0, 0)
    return struct_time(gmtime(mktime(t))[:8] + (-1,))


class _ClockInfo:
    def __init__(self, implementation, adjustable):
        self.implementation = implementation
        self.monotonic = not adjustable
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        return (f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic}, "
                f"adjustable={self.adjustable}, resolution={self.resolution})")


def get_clock_info(name):
    if name == "time":
        return _ClockInfo("clock_gettime(CLOCK_REALTIME)", True)
    if name in ("monotonic", "perf_counter"):
        return _ClockInfo("clock_gettime(CLOCK_MONOTONIC)", False)
    if name in ("process_time", "thread_time"):
        return _ClockInfo(f"clock_gettime(CLOCK_{name[:-5].upper()}_CPUTIME_ID)", False)
    raise ValueError("unknown clock")

# Dates and times. The calendar is the proleptic Gregorian one; local time is UTC.
from _calendar import strftime as _strftime, struct_time as _struct_time
from _library import dotted as _dotted
from time import time as _time

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059  # of date.max
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _days_before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ordinal(year, month, day):
    # 1 is the first of January of the year 1.
    return _days_before_year(year) + _days_before_month(year, month) + day


def _from_ordinal(number):
    number -= 1
    year = number * 400 // 146097 + 1
    while _days_before_year(year + 1) <= number:
        year += 1
    while _days_before_year(year) > number:
        year -= 1
    day = number - _days_before_year(year)
    month = day // 31 + 1
    if month < 12 and _days_before_month(year, month + 1) <= day:
        month += 1
    return year, month, day - _days_before_month(year, month) + 1


def _first_monday(year):
    # The ordinal of the Monday that begins the year's first ISO week.
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _iso_to_date(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53 and not (week == 53 and _first_monday(year + 1) - _first_monday(year) == 371):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_first_monday(year) + (week - 1) * 7 + day - 1)


def _integer(value):
    if type(value) is int:
        return value
    index = getattr(type(value), "__index__", None)
    if index is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return index(value)


def _field(slot):
    # A read-only attribute.
    name = slot[1:]

    def refuse(self, value):
        owner = next(cls for cls in type(self).__mro__ if name in cls.__dict__)
        raise AttributeError(f"attribute {name!r} of 'datetime.{owner.__name__}' objects is not writable")
    return property(lambda self: getattr(self, slot), refuse)


def _name(self, base):
    cls = type(self)
    return "datetime." + base.__name__ if cls is base else cls.__name__


def _round_quotient(a, b):
    # a / b as the nearest integer, halves to the even one.
    quotient, rest = divmod(a, b)
    rest *= 2
    if rest > b if b > 0 else rest < b:
        quotient += 1
    elif rest == b and quotient % 2 == 1:
        quotient += 1
    return quotient


# ---- timedelta -------------------------------------------------------------------------------------------------------

@_dotted
class timedelta:
    """Difference between two datetime values."""

    __slots__ = "_days", "_seconds", "_microseconds"
    days = _field("_days")
    seconds = _field("_seconds")
    microseconds = _field("_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        left = 0.0  # what the fractions of floats give, below a microsecond each
        for value, factor, name in ((microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                                    (seconds, 1000000, "seconds"), (minutes, 60000000, "minutes"),
                                    (hours, 3600000000, "hours"), (days, 86400000000, "days"), (weeks, 604800000000, "weeks")):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole = int(value)
                fraction = (value - whole) * factor
                total += whole * factor + int(fraction)
                left += fraction - int(fraction)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if left:
            whole = round(left)
            if abs(whole - left) == 0.5:
                odd = total & 1
                whole = 2 * round((left + odd) * 0.5) - odd
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, microseconds):
        days, rest = divmod(microseconds, 86400000000)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = rest // 1000000
        self._microseconds = rest % 1000000
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_name(self, timedelta)}({', '.join(parts) or '0'})"

    def __str__(self):
        text = f"{self._seconds // 3600}:{self._seconds // 60 % 60:02}:{self._seconds % 60:02}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() - other._total())

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(other._total() - self._total())

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_round_quotient(self._total() * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_round_quotient(self._total(), other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_round_quotient(self._total() * below, above))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta(0)
_DAY = timedelta(1)


# ---- reading and writing ---------------------------------------------------------------------------------------------

def _offset_text(offset, separator=":"):
    # "+05:30", "-04:00", "+01:01:01"; "" for None.
    if offset is None:
        return ""
    sign = "-" if offset._days < 0 else "+"
    total = abs(offset)._total()
    seconds = total // 1000000
    text = f"{sign}{seconds // 3600:02}{separator}{seconds // 60 % 60:02}"
    if seconds % 60 or total % 1000000:
        text += f"{separator}{seconds % 60:02}"
        if total % 1000000:
            text += f".{total % 1000000:06}"
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    text = f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06}"
    raise ValueError("Unknown timespec value")


def _format(self, format, timetuple):
    # %f, %z, %:z and %Z are ours, the rest time.strftime's.
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    pieces = []
    at = 0
    while True:
        percent = format.find("%", at)
        if percent < 0 or percent + 1 == len(format):
            pieces.append(format[at:])
            break
        pieces.append(format[at:percent])
        directive = format[percent + 1]
        at = percent + 2
        if directive == "f":
            pieces.append(f"{getattr(self, '_microsecond', 0):06}")
        elif directive == "z":
            pieces.append(_offset_text(_offset_of(self), ""))
        elif directive == ":" and format[at:at + 1] == "z":
            at += 1
            pieces.append(_offset_text(_offset_of(self)))
        elif directive == "Z":
            name = self.tzname() if hasattr(self, "tzname") else None
            pieces.append("" if name is None else name.replace("%", "%%"))
        else:
            pieces.append("%" + directive)
    return _strftime("".join(pieces), timetuple)


def _offset_of(self):
    return self.utcoffset() if hasattr(self, "utcoffset") else None


class _Bad(Exception):
    pass


def _number(text):
    if not text.isascii() or not text.isdigit():
        raise _Bad
    return int(text)


def _read_date(text):
    # The forms YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D].
    year = _number(text[:4])
    dashed = text[4:5] == "-"
    at = 5 if dashed else 4
    if text[at:at + 1] == "W":
        week = _number(text[at + 1:at + 3])
        rest = text[at + 3:]
        if rest and dashed:
            if rest[0] != "-":
                raise _Bad
            rest = rest[1:]
            if not rest:
                raise _Bad
        if len(rest) > 1:
            raise _Bad
        return _iso_to_date(year, week, _number(rest) if rest else 1)
    if len(text) != at + 4 + dashed or dashed and text[at + 2] != "-":
        raise _Bad
    return year, _number(text[at:at + 2]), _number(text[at + 2 + dashed:])


def _read_clock(text):
    # HH[:MM[:SS[.ffffff]]] or HH[MM[SS[.ffffff]]] as four numbers.
    parts = [0, 0, 0, 0]
    colons = text[2:3] == ":"
    at = 0
    for i in range(3):
        parts[i] = _number(text[at:at + 2]) if len(text[at:at + 2]) == 2 else _number("x")
        at += 2
        if at >= len(text):
            return parts
        if i == 2:
            break
        if colons:
            if text[at] != ":":
                raise _Bad
            at += 1
    if text[at] not in ".," or at + 1 == len(text):
        raise _Bad
    digits = text[at + 1:]
    _number(digits)
    parts[3] = int((digits + "00000")[:6])
    return parts


def _read_time(text):
    # Numbers of the clock, and the time zone or None.
    zone = None
    at = next((i for i, char in enumerate(text) if char in "+-Z"), -1)
    if at >= 0:
        rest = text[at + 1:]
        if text[at] == "Z":
            if rest:
                raise _Bad
            zone = timezone.utc
        else:
            hours, minutes, seconds, microseconds = _read_clock(rest)
            offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
            zone = timezone(-offset if text[at] == "-" else offset) if offset else timezone.utc
        text = text[:at]
    return *_read_clock(text), zone


def _need_str(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")


# ---- date ------------------------------------------------------------------------------------------------------------

class _IsoCalendarDate(tuple):
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


_IsoCalendarDate.__name__ = _IsoCalendarDate.__qualname__ = "IsoCalendarDate"


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _required(**values):
    for place, (name, value) in enumerate(values.items(), 1):
        if value is None:
            raise TypeError(f"function missing required argument {name!r} (pos {place})")


@_dotted
class date:
    """date(year, month, day) --> date object"""

    __slots__ = "_year", "_month", "_day"
    year = _field("_year")
    month = _field("_month")
    day = _field("_day")

    def __new__(cls, year=None, month=None, day=None):
        _required(year=year, month=month, day=day)
        year, month, day = _integer(year), _integer(month), _integer(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp."""
        return cls.fromordinal(719163 + int(timestamp // 86400))

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MAX_ORDINAL:
            raise ValueError("year is out of range")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        _need_str(string)
        try:
            parts = _read_date(string)
        except _Bad:
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """int, int, int -> Construct a date from the ISO year, week number and weekday."""
        return cls(*_iso_to_date(year, week, day))

    def __repr__(self):
        return f"{_name(self, date)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """Return ctime() style string."""
        return f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        """Format using strftime()."""
        return _format(self, format, self.timetuple())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _timetuple(self, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other._days
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date. Monday == 1 ... Sunday == 7"""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        today = self.toordinal()
        year = self._year + 1
        while _first_monday(year) > today:
            year -= 1
        week, day = divmod(today - _first_monday(year), 7)
        return _IsoCalendarDate((year, week + 1, day + 1))

    def __reduce__(self):
        return type(self), self._key()


def _timetuple(day, hour, minute, second, dst):
    number = _days_before_month(day._year, day._month) + day._day
    return _struct_time((day._year, day._month, day._day, hour, minute, second, day.weekday(), number, dst))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _DAY


# ---- time zones ------------------------------------------------------------------------------------------------------

@_dotted
class tzinfo:
    """Abstract base class for time zone info objects."""

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - saving
        if standard:
            dt += standard
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        arguments = getattr(self, "__getinitargs__", tuple)()
        return type(self), arguments, self.__getstate__()


@_dotted
class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset and "utc" in cls.__dict__:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_DAY < offset < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.{type(self).__qualname__}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, method):
        if not (dt is None or isinstance(dt, datetime)):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        """If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        """Return None."""
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() argument must be a datetime instance or None")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _checked_offset(offset, method):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _clock_repr(self):
    # The arguments behind the date: "3, 4" or "3, 4, 5, 678".
    numbers = [self._hour, self._minute]
    if self._second or self._microsecond:
        numbers.append(self._second)
    if self._microsecond:
        numbers.append(self._microsecond)
    text = ", ".join(map(str, numbers))
    if self._tzinfo is not None:
        text += f", tzinfo={self._tzinfo!r}"
    return text + ", fold=1" if self._fold else text


# ---- time ------------------------------------------------------------------------------------------------------------

@_dotted
class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"
    hour = _field("_hour")
    minute = _field("_minute")
    second = _field("_second")
    microsecond = _field("_microsecond")
    tzinfo = _field("_tzinfo")
    fold = _field("_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = map(_integer, (hour, minute, second, microsecond))
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        _need_str(string)
        try:
            parts = _read_time(string.removeprefix("T"))
        except _Bad:
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {string!r}")
        return cls(*parts)

    def _numbers(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _key(self):
        # Numbers to compare, and whether they are those of UTC.
        offset = self.utcoffset()
        if offset is None:
            return False, self._numbers()
        seconds = timedelta(hours=self._hour, minutes=self._minute, seconds=self._second, microseconds=self._microsecond)
        return True, (seconds - offset)._total()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._numbers() == other._numbers()
        return self._key() == other._key()

    def _keys(self, other):
        if self._tzinfo is other._tzinfo:
            return self._numbers(), other._numbers()
        (mine, left), (its, right) = self._key(), other._key()
        if mine != its:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return left, right

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        left, right = self._keys(other)
        return left < right

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        left, right = self._keys(other)
        return left <= right

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        left, right = self._keys(other)
        return left > right

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        left, right = self._keys(other)
        return left >= right

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"{_name(self, time)}({_clock_repr(self)})"

    def isoformat(self, timespec="auto"):
        """Return the time formatted according to ISO."""
        return _time_text(*self._numbers(), timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime()."""
        return _format(self, format, _struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def utcoffset(self):
        """Return the timezone offset as timedelta, positive east of UTC (negative west of UTC)."""
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.utcoffset(None), "utcoffset")

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset if DST is in effect."""
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.dst(None), "dst")

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __reduce__(self):
        return type(self), (*self._numbers(), self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta.resolution
_Zone = tzinfo


# ---- datetime --------------------------------------------------------------------------------------------------------

@_dotted
class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"
    hour = _field("_hour")
    minute = _field("_minute")
    second = _field("_second")
    microsecond = _field("_microsecond")
    tzinfo = _field("_tzinfo")
    fold = _field("_fold")

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _required(year=year, month=month, day=day)
        year, month, day, hour, minute, second, microsecond = map(_integer, (year, month, day, hour, minute, second, microsecond))
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def _from_microseconds(cls, total, zone, fold=0):
        # Microseconds since the beginning of the year 1.
        days, rest = divmod(total, 86400000000)
        if not 0 <= days < _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1000000)
        return cls(*_from_ordinal(days + 1), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, zone, fold=fold)

    def _microseconds_since_1(self):
        seconds = ((self.toordinal() - 1) * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        if tz is not None and not isinstance(tz, _Zone):
            _check_zone(tz)
        whole = int(timestamp // 1)
        microseconds = round((timestamp - whole) * 1e6)
        try:
            made = cls._from_microseconds((719162 * 86400 + whole) * 1000000 + microseconds, tz)
        except OverflowError:
            made = None
        if made is None:
            raise ValueError(f"year {1970 + whole // 31556952} is out of range")
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        from warnings import warn
        warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. "
             "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).",
             DeprecationWarning)
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz."""
        return cls.fromtimestamp(_time(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        from warnings import warn
        warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
             "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
             DeprecationWarning)
        return cls.fromtimestamp(_time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """date, time -> datetime with same date and time fields"""
        if not isinstance(date, _Date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _Time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date._year, date._month, date._day, *time._numbers(), time._tzinfo if tzinfo is True else tzinfo,
                   fold=time._fold)

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        return super().fromordinal(ordinal)

    @classmethod
    def fromisoformat(cls, string, /):
        """string -> datetime from a string in most ISO 8601 formats"""
        _need_str(string)
        parts = None
        try:
            end = _end_of_date(string)
            parts = _read_date(string[:end])
            if end < len(string):
                if end + 1 == len(string):
                    raise _Bad
                parts = (*parts, *_read_time(string[end + 1:]))
        except _Bad:
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {string!r}")
        return cls(*parts)

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        from _strptime import parse
        found = parse(string, format)
        zone = None
        if found.offset is not None:
            offset = timedelta(seconds=found.offset, microseconds=found.offset_fraction)
            zone = timezone(offset) if found.zone is None else timezone(offset, found.zone)
        return cls(*found.date, *found.clock, found.fraction, zone)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        dst = self.dst()
        return _timetuple(self, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _timetuple(moment, moment._hour, moment._minute, moment._second, 0)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        if offset is None:
            seconds = self._microseconds_since_1() // 1000000 - 719162 * 86400
            return seconds + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        """Return date object with same year, month and day."""
        return _Date(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _Time(*self._numbers(), fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _Time(*self._numbers(), self._tzinfo, fold=self._fold)

    def _numbers(self):
        return self._hour, self._minute, self._second, self._microsecond

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """Return datetime with new specified fields."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        if tz is None:
            tz = timezone(_ZERO, "UTC")
        elif not isinstance(tz, _Zone):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        if self._tzinfo is tz:
            return self
        offset = self.utcoffset() or _ZERO
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} "
                f"{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}")

    def isoformat(self, sep="T", timespec="auto"):
        """Return string in ISO 8601 format."""
        return f"{date.isoformat(self)}{sep}{_time_text(*self._numbers(), timespec)}{_offset_text(self.utcoffset())}"

    def __repr__(self):
        return f"{_name(self, datetime)}({self._year}, {self._month}, {self._day}, {_clock_repr(self)})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.dst(self), "dst")

    def _moments(self, other):
        # Both in microseconds: as they stand if the zone is the same, else in UTC. None: one has a zone and the other has not.
        mine, its = self._microseconds_since_1(), other._microseconds_since_1()
        if self._tzinfo is other._tzinfo:
            return mine, its
        left, right = self.utcoffset(), other.utcoffset()
        if (left is None) != (right is None):
            return None
        return (mine, its) if left is None else (mine - left._total(), its - right._total())

    def _ordered(self, other):
        moments = self._moments(other)
        if moments is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return moments

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        moments = self._moments(other)
        return moments is not None and moments[0] == moments[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self._ordered(other)
        return mine < its

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self._ordered(other)
        return mine <= its

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self._ordered(other)
        return mine > its

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self._ordered(other)
        return mine >= its

    def __hash__(self):
        offset = self.utcoffset()
        moment = self._microseconds_since_1()
        return hash(moment if offset is None else moment - offset._total())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_microseconds(self._microseconds_since_1() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_microseconds(self._microseconds_since_1() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        moments = self._moments(other)
        if moments is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(moments[0] - moments[1])

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, *self._numbers(), self._tzinfo)


def _end_of_date(text):
    # Where the date part ends: what follows it is the separator.
    if text[4:5] == "-":
        if text[5:6] == "W":
            return 10 if text[8:9] == "-" and text[9:10].isdigit() and not text[10:11].isdigit() else 8
        return 10
    if text[4:5] == "W":
        return 8 if text[7:8].isdigit() and not text[8:9].isdigit() else 7
    return 8


_Date = date
_Time = time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

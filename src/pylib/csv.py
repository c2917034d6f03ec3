"""CSV parsing and writing."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """Describe a CSV dialect."""

    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_names = [name for name in vars(Dialect) if not name.startswith("_")]


def _make(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in _names:
        setattr(made, name, getattr(base, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in _names:
            raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


def register_dialect(name, dialect=excel, **options):
    """Create a mapping from a string name to a dialect class."""
    _dialects[name] = _make(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    """Return the dialect instance associated with name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = 131072


def field_size_limit(limit=None):
    global _limit
    old = _limit
    if limit is not None:
        _limit = limit
    return old


class _Reader:
    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        """A field is outside quotes, inside them, or behind a quote inside them."""
        d = self.dialect
        row = []
        field = []
        inside = quoted = False
        numeric = d.quoting == QUOTE_NONNUMERIC

        def end_field():
            nonlocal field, quoted
            text = "".join(field)
            row.append(float(text) if numeric and not quoted and text else text)
            field, quoted = [], False

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if inside:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    end_field()
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            at = 0
            start = not inside
            if start and line.rstrip("\r\n") == "":
                return row
            while at < len(line):
                c = line[at]
                at += 1
                if inside:
                    if d.escapechar is not None and c == d.escapechar and at < len(line):
                        field.append(line[at])
                        at += 1
                    elif c == d.quotechar:
                        if d.doublequote and line[at:at + 1] == d.quotechar:
                            field.append(c)
                            at += 1
                        else:
                            inside = False
                    else:
                        field.append(c)
                elif c in "\r\n":
                    break
                elif c == d.delimiter:
                    end_field()
                    start = True
                    continue
                elif d.escapechar is not None and c == d.escapechar and at < len(line):
                    field.append(line[at])
                    at += 1
                elif c == d.quotechar and start and d.quoting != QUOTE_NONE:
                    inside = quoted = True
                elif c == " " and start and d.skipinitialspace:
                    continue
                else:
                    if quoted and d.strict:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                    field.append(c)
                start = False
            if not inside:
                end_field()
                return row


class _Writer:
    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect

    def _field(self, value, alone):
        d = self.dialect
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        special = any(c in text for c in (d.delimiter, d.quotechar or "", "\r", "\n") if c) or (d.escapechar or "\0") in text
        if d.quoting == QUOTE_NONE:
            if special:
                if d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                text = "".join(d.escapechar + c if c in (d.delimiter, d.quotechar, d.escapechar, "\r", "\n") else c for c in text)
            if alone and not text:
                raise Error("single empty field record must be quoted")
            return text
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        quote = (special or (alone and not text) or d.quoting == QUOTE_ALL or (d.quoting == QUOTE_NONNUMERIC and not number)
                 or (d.quoting == QUOTE_STRINGS and isinstance(value, str)) or (d.quoting == QUOTE_NOTNULL and value is not None))
        if not quote:
            return text
        if d.doublequote:
            text = text.replace(d.quotechar, d.quotechar * 2)
        elif d.quotechar in text:
            if d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(d.quotechar, d.escapechar + d.quotechar)
        return d.quotechar + text + d.quotechar

    def writerow(self, row, /):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        texts = [self._field(value, len(fields) == 1) for value in fields]
        return self._file.write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def reader(iterable, /, dialect="excel", **options):
    """Return a reader object that will process lines from the given iterable."""
    return _Reader(iterable, _make(dialect, options))


def writer(fileobj, /, dialect="excel", **options):
    """Return a writer object that will write user data on the given file object."""
    if not hasattr(fileobj, "write"):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj, _make(dialect, options))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        for key in names[len(row):]:
            result[key] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

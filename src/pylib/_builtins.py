# hidden
# The parts of built-in functions that call the program's own code, where C does not wait for it in a native frame. They
# play the part of C functions: no traceback shows their frames.

from _hidden import enumerate_, filter_, gather, write
from _model import special

_Union = type(int | str)
_simple = (str, int, float, bool, type(None))


def add(a, b):
    return a + b


def power(a, b):
    return a ** b


def divide(a, b):
    for left, right, name in ((a, b, "__divmod__"), (b, a, "__rdivmod__")):
        method = special(left, name)
        if method is not None:
            result = method(right)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


# ---- iteration ---------------------------------------------------------------------------------------------------

def gather_new(cls, function, iterables, strict):
    return gather(cls, function, tuple([iter(each) for each in iterables]), strict)


def enumerate_new(cls, iterable, start):
    return enumerate_(cls, iter(iterable), start)


def filter_new(cls, function, iterable):
    return filter_(cls, function, iter(iterable))


def not_in(container, item):
    for each in container:
        if each is item or each == item:
            return False
    return True


def str_join(separator, iterable):
    return separator.join([*iterable])


async def anext_or(iterator, default):
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return default


# ---- containers --------------------------------------------------------------------------------------------------

def dict_update(self, mapping, keywords, result):
    store = dict.__setitem__
    for key in mapping.keys():
        store(self, key, mapping[key])
    if keywords:
        dict.update(self, keywords)
    return result


def dict_pair(item, index):
    try:
        items = iter(item)
    except TypeError:
        items = None
    if items is None:
        raise TypeError(f"cannot convert dictionary update sequence element #{index} to a sequence")
    return [each for each in items]


def dict_fromkeys(cls, keys, value):
    result = cls()
    for key in keys:
        result[key] = value
    return result


def set_call(self, name, iterables):
    return getattr(self, name)(*[[each for each in iterable] for iterable in iterables])


# ---- objects -----------------------------------------------------------------------------------------------------

def is_instance(value, cls):
    if type(cls) is _Union:
        cls = cls.__args__
    if type(cls) is tuple:
        for each in cls:
            if isinstance(value, each):
                return True
        return False
    return True if special(cls, "__instancecheck__")(value) else False


def is_subclass(value, cls):
    if type(cls) is _Union:
        cls = cls.__args__
    if type(cls) is tuple:
        for each in cls:
            if issubclass(value, each):
                return True
        return False
    return True if special(cls, "__subclasscheck__")(value) else False


def dir_of(value):
    return sorted_keys(special(value, "__dir__")())


def sorted_keys(names):
    return sorted([each for each in names])


# ---- print -------------------------------------------------------------------------------------------------------

def print_to(values, sep, end, file, flush):
    if sep is None:
        sep = " "
    first = True
    for value in values:
        if not first:
            file.write(sep)
        first = False
        file.write(str(value))
    file.write("\n" if end is None else end)
    if flush:
        file.flush()


# To stdout or stderr itself. What was said so far is out before code of the program runs, which may print itself.
def print_out(values, sep, end, fd):
    if sep is None:
        sep = " "
    text = ""
    for i, value in enumerate(values):
        if i:
            text += sep
        if type(value) in _simple:
            text += str(value)
            continue
        if text:
            write(fd, text)
        text = str(value)
    write(fd, text + ("\n" if end is None else end))

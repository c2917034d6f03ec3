# hidden
# What instructions do with iterables, mappings and patterns of the program's own classes (called from vm/operate.c).


def contains(container, item):
    for each in container:
        if each is item or each == item:
            return True
    return False


def star_to_list(iterable):
    return [each for each in iterable]


def unpack_to_list(iterable, count):
    items = []
    for each in iterable:
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(each)
    return items


def mapping_to_dict(mapping):
    return {key: mapping[key] for key in mapping.keys()}


async def _drive(step):
    return await step


def drive_step(step, value):
    return _drive(step).send(value)


def match_kind(value, mapping):
    from collections.abc import Mapping, Sequence
    if mapping:
        return isinstance(value, Mapping)
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


_absent = object()


def match_keys(subject, keys):
    values = []
    seen = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = subject.get(key, _absent)
        if value is _absent:
            return None
        values.append(value)
    return tuple(values)


_match_self = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match_class(subject, cls, names, positional):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = set()
    if positional:
        match_args = getattr(cls, "__match_args__", _absent)
        if match_args is _absent:
            if any(issubclass(cls, each) for each in _match_self):
                if positional > 1:
                    raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({positional} given)")
                values.append(subject)
                positional = 0
                match_args = ()
            else:
                match_args = ()
        if not isinstance(match_args, tuple):
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(match_args).__name__})")
        if positional > len(match_args):
            plural = "" if len(match_args) == 1 else "s"
            raise TypeError(f"{cls.__name__}() accepts {len(match_args)} positional sub-pattern{plural} ({positional} given)")
        for i in range(positional):
            name = match_args[i]
            if name in seen:
                raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
            seen.add(name)
            value = getattr(subject, name, _absent)
            if value is _absent:
                return None
            values.append(value)
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        value = getattr(subject, name, _absent)
        if value is _absent:
            return None
        values.append(value)
    return tuple(values)

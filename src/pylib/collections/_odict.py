# The views of an OrderedDict. What they do is what a dict's do; only the names differ.


class _View:
    __slots__ = "_dict",
    __module__ = "builtins"

    def __init__(self, odict):
        self._dict = odict

    def __len__(self):
        return len(self._dict)

    def __contains__(self, item):
        return item in self._of(self._dict)

    def __iter__(self):
        return iter(self._of(self._dict))

    def __reversed__(self):
        return reversed(self._of(self._dict))

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"

    @property
    def mapping(self):
        return self._of(self._dict).mapping


class _SetView(_View):
    __slots__ = ()
    __module__ = "builtins"
    __hash__ = None

    def __eq__(self, other):
        return self._of(self._dict) == _plain(other)

    def __lt__(self, other):
        return self._of(self._dict) < _plain(other)

    def __le__(self, other):
        return self._of(self._dict) <= _plain(other)

    def __gt__(self, other):
        return self._of(self._dict) > _plain(other)

    def __ge__(self, other):
        return self._of(self._dict) >= _plain(other)

    def __and__(self, other):
        return self._of(self._dict) & _plain(other)

    def __or__(self, other):
        return self._of(self._dict) | _plain(other)

    def __sub__(self, other):
        return self._of(self._dict) - _plain(other)

    def __xor__(self, other):
        return self._of(self._dict) ^ _plain(other)

    def __rand__(self, other):
        return _plain(other) & self._of(self._dict)

    def __ror__(self, other):
        return _plain(other) | self._of(self._dict)

    def __rsub__(self, other):
        return _plain(other) - self._of(self._dict)

    def __rxor__(self, other):
        return _plain(other) ^ self._of(self._dict)

    def isdisjoint(self, other):
        return self._of(self._dict).isdisjoint(other)


def _plain(other):
    return other._of(other._dict) if isinstance(other, _SetView) else other


class odict_keys(_SetView):
    __slots__ = ()
    __module__ = "builtins"
    _of = staticmethod(dict.keys)


class odict_items(_SetView):
    __slots__ = ()
    __module__ = "builtins"
    _of = staticmethod(dict.items)


class odict_values(_View):
    __slots__ = ()
    __module__ = "builtins"
    _of = staticmethod(dict.values)

# Iterators. Those that only pass items on have their own __next__; those with more to remember keep a generator.

from _itertools import count
from _library import dotted

_Alias = type(list[int])
_missing = object()


class _Iterator:
    __slots__ = ()

    def __iter__(self):
        return self


class _Generated:
    # `_items`: the generator that makes the items.
    __slots__ = "_items",

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def _integer(value, what=None):
    try:
        return value.__index__()
    except AttributeError:
        pass
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


# ---- without end -----------------------------------------------------------------------------------------------------

@dotted
class cycle(_Iterator):
    """Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."""

    # `_source` is None once it is exhausted and the items go round.
    __slots__ = "_source", "_saved", "_at"

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._saved = []
        self._at = 0

    def __next__(self):
        saved = self._saved
        if self._source is not None:
            try:
                item = next(self._source)
            except StopIteration:
                self._source = None
            else:
                saved.append(item)
                return item
        if not saved:
            raise StopIteration
        item = saved[self._at]
        self._at = (self._at + 1) % len(saved)
        return item


@dotted
class repeat(_Iterator):
    """Make an iterator that returns object over and over again."""

    __slots__ = "_object", "_times"

    def __init__(self, object, times=None):
        self._object = object
        self._times = times
        if times is not None:
            self._times = max(_integer(times), 0)

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __repr__(self):
        if self._times is None:
            return f"{type(self).__name__}({self._object!r})"
        return f"{type(self).__name__}({self._object!r}, {self._times})"

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times


# ---- item by item ----------------------------------------------------------------------------------------------------

@dotted
class chain(_Iterator):
    """Return a chain object whose .__next__() method returns elements from the
    first iterable until it is exhausted, then elements from the next
    iterable, until all of the iterables are exhausted."""

    __slots__ = "_sources", "_current"
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        """Alternative chain() constructor taking a single iterable argument that evaluates lazily."""
        self = cls()
        self._sources = iter(iterable)
        return self

    def __next__(self):
        while self._sources is not None:
            if self._current is None:
                try:
                    self._current = iter(next(self._sources))
                except StopIteration:
                    self._sources = None
                    break
                except BaseException:
                    self._sources = None
                    raise
            try:
                return next(self._current)
            except StopIteration:
                self._current = None
        raise StopIteration


@dotted
class compress(_Iterator):
    """Return data elements corresponding to true selector elements."""

    __slots__ = "_data", "_selectors"

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


@dotted
class dropwhile(_Iterator):
    """Drop items from the iterable while predicate(item) is true."""

    __slots__ = "_predicate", "_source"

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __next__(self):
        item = next(self._source)
        while self._predicate is not None:
            if not self._predicate(item):
                self._predicate = None
                break
            item = next(self._source)
        return item


@dotted
class takewhile(_Iterator):
    """Return successive entries from an iterable as long as the predicate evaluates to true for each entry."""

    __slots__ = "_predicate", "_source"

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __next__(self):
        if self._source is None:
            raise StopIteration
        item = next(self._source)
        if self._predicate(item):
            return item
        self._source = None
        raise StopIteration


@dotted
class filterfalse(_Iterator):
    """Return those items of iterable for which function(item) is false."""

    __slots__ = "_function", "_source"

    def __init__(self, function, iterable, /):
        self._function = bool if function is None else function
        self._source = iter(iterable)

    def __next__(self):
        while True:
            item = next(self._source)
            if not self._function(item):
                return item


@dotted
class starmap(_Iterator):
    """Return an iterator whose values are returned from the function evaluated with an argument tuple taken
    from the given sequence."""

    __slots__ = "_function", "_source"

    def __init__(self, function, iterable, /):
        self._function = function
        self._source = iter(iterable)

    def __next__(self):
        return self._function(*next(self._source))


@dotted
class accumulate(_Iterator):
    """Return series of accumulated sums."""

    # `_total` is _missing before the first item.
    __slots__ = "_source", "_function", "_initial", "_total"

    def __init__(self, iterable, func=None, *, initial=None):
        self._source = iter(iterable)
        self._function = func
        self._initial = initial
        self._total = _missing

    def __next__(self):
        if self._initial is not None:
            self._total = self._initial
            self._initial = None
            return self._total
        item = next(self._source)
        if self._total is _missing:
            self._total = item
        elif self._function is None:
            self._total = self._total + item
        else:
            self._total = self._function(self._total, item)
        return self._total


@dotted
class pairwise(_Iterator):
    """Return an iterator of overlapping pairs taken from the input iterator."""

    __slots__ = "_source", "_previous"

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._previous = _missing

    def __next__(self):
        if self._source is None:
            raise StopIteration
        try:
            if self._previous is _missing:
                self._previous = next(self._source)
            if self._source is None:
                raise StopIteration
            item = next(self._source)
        except StopIteration:
            self._source = None
            self._previous = _missing
            raise
        pair = self._previous, item
        self._previous = item
        return pair


@dotted
class islice(_Iterator):
    """Return an iterator whose next() method returns selected values from an iterable."""

    # `_at` items were taken; the next wanted is number `_next`, none from `_stop` on (None: no end).
    __slots__ = "_source", "_at", "_next", "_stop", "_step"

    def __init__(self, iterable, start, stop=_missing, step=None, /):
        message = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        if stop is _missing:
            start, stop = None, start
            message = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        for value, text in ((stop, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."),
                            (start, message)):
            if value is not None and not (hasattr(value, "__index__") and 0 <= value.__index__() <= 9223372036854775807):
                raise ValueError(text)
        if step is not None and not (hasattr(step, "__index__") and 0 < step.__index__() <= 9223372036854775807):
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._source = iter(iterable)
        self._at = 0
        self._next = 0 if start is None else start.__index__()
        self._stop = None if stop is None else stop.__index__()
        self._step = 1 if step is None else step.__index__()

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        try:
            if self._stop is not None and self._next >= self._stop:
                # What lies between the last item and the end is taken too.
                while self._at < self._stop:
                    next(source)
                    self._at += 1
                raise StopIteration
            while self._at < self._next:
                next(source)
                self._at += 1
            item = next(source)
        except StopIteration:
            self._source = None
            raise
        self._at += 1
        self._next += self._step
        if self._stop is not None and self._next > self._stop:
            self._next = self._stop
        return item


@dotted
class batched(_Iterator):
    """Batch data into tuples of length n. The last batch may be shorter than n."""

    __slots__ = "_source", "_n", "_strict"

    def __init__(self, iterable, n, *, strict=False):
        n = _integer(n)
        if n < 1:
            raise ValueError("n must be at least one")
        self._source = iter(iterable)
        self._n = n
        self._strict = strict

    def __next__(self):
        if self._source is None:
            raise StopIteration
        batch = []
        for item in self._source:
            batch.append(item)
            if len(batch) == self._n:
                return tuple(batch)
        self._source = None
        if not batch:
            raise StopIteration
        if self._strict:
            raise ValueError("batched(): incomplete batch")
        return tuple(batch)


@dotted
class zip_longest(_Iterator):
    """Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from
    the i-th iterable argument."""

    # An exhausted iterator is replaced by None.
    __slots__ = "_sources", "_left", "_fill"

    def __init__(self, *iterables, fillvalue=None):
        self._sources = [iter(each) for each in iterables]
        self._left = len(iterables)
        self._fill = fillvalue

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        items = []
        for i, source in enumerate(self._sources):
            item = self._fill
            if source is not None:
                try:
                    item = next(source)
                except StopIteration:
                    self._sources[i] = None
                    self._left -= 1
                    if self._left == 0:
                        raise
                except BaseException:
                    self._left = 0
                    raise
            items.append(item)
        return tuple(items)


@dotted
class groupby(_Iterator):
    """make an iterator that returns consecutive keys and groups from the iterable"""

    # The item read last is `_item` with key `_key`; `_group` is the group that may still take from the source.
    __slots__ = "_source", "_function", "_key", "_wanted", "_item", "_group"

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._function = key
        self._key = self._wanted = self._item = _missing
        self._group = None

    def _advance(self):
        item = next(self._source)
        self._key = item if self._function is None else self._function(item)
        self._item = item

    def __next__(self):
        self._group = None
        while self._key is _missing or self._wanted is not _missing and (self._key is self._wanted or self._key == self._wanted):
            self._advance()
        self._wanted = self._key
        self._group = group = _grouper(self, self._wanted)
        return self._key, group


class _grouper(_Iterator):
    __slots__ = "_parent", "_wanted"

    def __init__(self, parent, wanted):
        self._parent = parent
        self._wanted = wanted

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._item is _missing:
            parent._advance()
        if not (self._wanted is parent._key or self._wanted == parent._key):
            raise StopIteration
        item = parent._item
        parent._item = _missing
        return item


class _Link:
    # One item that a tee has read and the next link, both filled in when somebody gets there.
    __slots__ = "item", "next"

    def __init__(self):
        self.next = None


class _tee(_Iterator):
    """Iterator wrapped to make it copyable."""

    __slots__ = "_source", "_link", "__weakref__"

    def __init__(self, iterable, /):
        source = iter(iterable)
        if isinstance(source, _tee):
            self._source = source._source
            self._link = source._link
        else:
            self._source = source
            self._link = _Link()

    def __next__(self):
        link = self._link
        if link.next is None:
            link.next = _missing  # being read
            try:
                link.item = next(self._source)
            except BaseException:
                link.next = None
                raise
            link.next = _Link()
        elif link.next is _missing:
            raise RuntimeError("cannot re-enter the tee iterator")
        self._link = link.next
        return link.item

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    n = _integer(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    iterator = iter(iterable)
    first = iterator if isinstance(iterator, _tee) else _tee(iterator)
    return (first, *[_tee(first) for _ in range(n - 1)])


# ---- selections ------------------------------------------------------------------------------------------------------

@dotted
class product(_Generated):
    """Cartesian product of input iterables.  Equivalent to nested for-loops."""

    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        repeat = _integer(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._items = _products([tuple(each) for each in iterables] * repeat)


def _products(pools):
    if not all(pools):
        return
    last = len(pools) - 1
    at = [0] * len(pools)
    items = [pool[0] for pool in pools]
    while True:
        yield tuple(items)
        place = last
        while place >= 0:
            at[place] += 1
            if at[place] < len(pools[place]):
                items[place] = pools[place][at[place]]
                break
            at[place] = 0
            items[place] = pools[place][0]
            place -= 1
        if place < 0:
            return


def _length(r, what="r"):
    if not isinstance(r, int) and not hasattr(r, "__index__"):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    r = r.__index__()
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


@dotted
class permutations(_Generated):
    """Return successive r-length permutations of elements in the iterable."""

    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError("Expected int as r")
        self._items = _permutations(pool, len(pool) if r is None else _length(r))


def _permutations(pool, r):
    size = len(pool)
    if r > size:
        return
    order = list(range(size))
    left = list(range(size, size - r, -1))  # how many choices each place still has, this one included
    while True:
        yield tuple([pool[i] for i in order[:r]])
        place = r - 1
        while place >= 0:
            left[place] -= 1
            if left[place]:
                other = size - left[place]
                order[place], order[other] = order[other], order[place]
                break
            order[place:] = order[place + 1:] + order[place:place + 1]
            left[place] = size - place
            place -= 1
        if place < 0:
            return


@dotted
class combinations(_Generated):
    """Return successive r-length combinations of elements in the iterable."""

    __slots__ = ()

    def __init__(self, iterable, r):
        self._items = _combinations(tuple(iterable), _length(r))


def _combinations(pool, r):
    size = len(pool)
    if r > size:
        return
    chosen = list(range(r))
    while True:
        yield tuple([pool[i] for i in chosen])
        place = r - 1
        while place >= 0 and chosen[place] == size - r + place:
            place -= 1
        if place < 0:
            return
        first = chosen[place] + 1
        chosen[place:] = range(first, first + r - place)


@dotted
class combinations_with_replacement(_Generated):
    """Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats."""

    __slots__ = ()

    def __init__(self, iterable, r):
        self._items = _repetitions(tuple(iterable), _length(r))


def _repetitions(pool, r):
    size = len(pool)
    if r and not size:
        return
    chosen = [0] * r
    while True:
        yield tuple([pool[i] for i in chosen])
        place = r - 1
        while place >= 0 and chosen[place] == size - 1:
            place -= 1
        if place < 0:
            return
        chosen[place:] = [chosen[place] + 1] * (r - place)

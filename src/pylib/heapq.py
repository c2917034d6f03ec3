# Heaps in lists: heap[0] is the smallest, and no item is smaller than its parent.
#
# The order of comparisons is CPython's, so that items with equal keys leave in the same order.

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _rise(heap, start, at):
    # Moves the item at `at` towards `start` until its parent is not larger.
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at):
    # Moves the smaller children up all the way, then the item back up from the bottom: fewer comparisons than stopping on the way.
    start, end = at, len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def _rise_max(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not heap[parent] < item:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink_max(heap, at):
    start, end = at, len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise_max(heap, start, at)


def _check(heap, function, argument="argument 1"):
    if not isinstance(heap, list):
        raise TypeError(f"{function}() {argument} must be list, not {type(heap).__name__}")


def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    _check(heap, "heappush")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    _check(heap, "heappop", "argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    item = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return item


def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item."""
    _check(heap, "heapreplace")
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    _check(heap, "heappushpop")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    _check(heap, "heapify", "argument")
    for at in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, at)


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    heap = []
    sink = _sink_max if reverse else _sink
    step = -1 if reverse else 1
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heap.append([item if key is None else key(item), order * step, item, iterator])
            break
    for at in range(len(heap) // 2 - 1, -1, -1):
        sink(heap, at)
    while heap:
        entry = heap[0]
        iterator = entry[3]
        yield entry[2]
        for item in iterator:
            entry[0] = item if key is None else key(item)
            entry[2] = item
            sink(heap, 0)
            break
        else:
            last = heap.pop()
            if heap:
                heap[0] = last
                sink(heap, 0)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.  Equivalent to:  sorted(iterable, key=key)[:n]"""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.  Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]"""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

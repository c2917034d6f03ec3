import functools


def twice(f):
    @functools.wraps(f)
    def inner(*args, **kw):
        """inner doc"""
        return f(*args, **kw), f(*args, **kw)
    return inner


@twice
def add(a, b=1):
    """Adds."""
    return a + b


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2))

"""Where memory was allocated: not traced in a simulation, so it is never on."""


def is_tracing():
    """Return True if the tracemalloc module is tracing Python memory allocations, False otherwise."""
    return False


def stop():
    """Stop tracing Python memory allocations."""


def clear_traces():
    """Clear traces of memory blocks allocated by Python."""


def get_object_traceback(obj):
    return None


def get_tracemalloc_memory():
    return 0

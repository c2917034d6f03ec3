try:
    import uvloop_that_is_not_there
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from asyncio import no_such_thing_at_all as x
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])

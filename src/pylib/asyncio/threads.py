# asyncio.threads: to_thread().
from _asyncio import get_running_loop
from _contextvars import copy_context


async def to_thread(func, /, *args, **kwargs):
    from functools import partial
    loop = get_running_loop()
    context = copy_context()
    return await loop.run_in_executor(None, partial(context.run, func, *args, **kwargs))


__all__ = ("to_thread",)

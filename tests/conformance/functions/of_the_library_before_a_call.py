# What a function of the library shows of itself does not depend on whether it was called.
import asyncio
import inspect
import textwrap

print(inspect.signature(asyncio.wait_for), inspect.signature(textwrap.shorten), inspect.signature(asyncio.Queue))
print(inspect.iscoroutinefunction(asyncio.wait_for), inspect.iscoroutinefunction(asyncio.Queue.put),
      inspect.iscoroutinefunction(asyncio.Queue.put_nowait))
code = asyncio.Queue.put_nowait.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount,
      code.co_varnames[:2], code.co_freevars, code.co_cellvars)


async def main():
    asyncio.LifoQueue.full.__code__ = asyncio.Queue.empty.__code__
    print(asyncio.LifoQueue().full())
    asyncio.Queue.put_nowait.__doc__ = "mine"
    print(asyncio.Queue.put_nowait.__doc__)
    try:
        asyncio.Queue.task_done(1, 2, 3)
    except TypeError as error:
        print(error)


asyncio.run(main())

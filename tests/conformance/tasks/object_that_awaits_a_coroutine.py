# An object whose __await__ gives a coroutine's own: its value, its exception, a cancellation and a time-out go through.
import asyncio


async def work(n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail:
            raise ValueError(n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    finally:
        print("left", n)


class Wrapped:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return self.coro.__await__()


class Delegating(Wrapped):
    def __await__(self):
        result = yield from self.coro.__await__()
        return [result]


async def outer(kind, *args):
    return await kind(work(*args))


async def main():
    for kind in Wrapped, Delegating:
        print(await kind(work(0.1)), await asyncio.gather(kind(work(0.2)), outer(kind, 0.1)))
        try:
            await kind(work(0.3, True))
        except ValueError as e:
            print(repr(e))
        try:
            async with asyncio.timeout(0.1):
                await kind(work(5))
        except TimeoutError:
            print("timed out")
        task = asyncio.create_task(outer(kind, 6))
        await asyncio.sleep(0.1)
        task.cancel("enough")
        print(await asyncio.gather(task, return_exceptions=True))
        coro = work(7)
        wrapper = coro.__await__()
        print(type(wrapper).__name__, wrapper.send(None) is not None)
        wrapper.close()
        lost = outer(kind, 8)
        lost.send(None)
        lost.close()
        try:
            await kind(work(0))
            again = Wrapped(work(0))
            await again
            await again
        except RuntimeError as e:
            print(e)


asyncio.run(main())

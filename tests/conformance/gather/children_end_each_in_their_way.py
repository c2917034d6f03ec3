# What gather() does as each child ends: counted, failed, cancelled, after it was given up, and with exceptions as results.
import asyncio


async def child(n, seconds):
    await asyncio.sleep(seconds)
    if n == 3:
        raise ValueError(n)
    if n == 4:
        raise asyncio.CancelledError
    return n


async def tell(name, future):
    try:
        print(name, await future)
    except BaseException as error:
        print(name, repr(error))


async def main():
    await tell("good", asyncio.gather(*(child(n % 3, n % 4) for n in range(12))))
    await tell("failed", asyncio.gather(*(child(n, n % 3) for n in range(4))))
    await tell("cancelled", asyncio.gather(*(child(n, 1) for n in (0, 4, 1))))
    await tell("all", asyncio.gather(*(child(n, n % 2) for n in range(6)), return_exceptions=True))

    outer = asyncio.gather(*(child(n, n) for n in range(3)))
    await asyncio.sleep(1.5)
    outer.cancel()
    await tell("given up", outer)

    first = asyncio.gather(child(0, 1), child(1, 2))
    second = asyncio.gather(child(2, 1), child(0, 3), child(1, 1))
    await tell("two at once", asyncio.gather(first, second))
    await asyncio.sleep(5)


asyncio.run(main())

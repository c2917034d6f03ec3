import asyncio


def named(n):
    print("called", n)


async def main():
    loop = asyncio.get_running_loop()
    a, b, c = loop.call_soon(named, 1), loop.call_later(1, named, 2), loop.call_later(0.5, named, 3)
    a.cancel()
    b.cancel()
    print(a.cancelled(), c.cancelled(), c.when())
    await asyncio.sleep(2)


asyncio.run(main())

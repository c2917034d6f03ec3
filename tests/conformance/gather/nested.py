import asyncio


async def leaf(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    print(await asyncio.gather(asyncio.gather(leaf(1), leaf(2)), leaf(3)))


asyncio.run(main())

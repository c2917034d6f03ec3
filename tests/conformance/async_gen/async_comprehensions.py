import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    print([x async for x in numbers(5) if x % 2], {x: await double(x) async for x in numbers(3)}, {x % 2 async for x in numbers(4)})
    print([await double(x) for x in range(3)])
    g = (await double(x) async for x in numbers(2))
    print(type(g).__name__, [y async for y in g])
    print([x + y async for x in numbers(2) for y in (10, 20)])


asyncio.run(main())

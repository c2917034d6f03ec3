import asyncio


async def ticks(name, delay, n):
    for i in range(n):
        await asyncio.sleep(delay)
        yield f"{name}{i}"


async def consume(gen):
    async for x in gen:
        print(x, asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(consume(ticks("a", 0.3, 3)), consume(ticks("b", 0.4, 2)))


asyncio.run(main())

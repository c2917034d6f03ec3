import asyncio


async def nap(name, delay):
    await asyncio.sleep(delay)
    print(name, asyncio.get_running_loop().time())


async def three_short():
    for _ in range(3):
        await asyncio.sleep(0.2)
    print("3 x 0.2", asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(nap("c", 0.6), nap("a", 0.6), three_short(), nap("b", 0.3))


asyncio.run(main())

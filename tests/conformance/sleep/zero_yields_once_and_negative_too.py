import asyncio


async def worker(name, delay):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(delay)


async def main():
    await asyncio.gather(worker("a", 0), worker("b", -1))
    print(asyncio.get_running_loop().time())


asyncio.run(main())

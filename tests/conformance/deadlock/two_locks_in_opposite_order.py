import asyncio


async def worker(name, first, second):
    async with first:
        await asyncio.sleep(1)
        print(name, "wants the second")
        async with second:
            print("never")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(worker("x", a, b), worker("y", b, a))


asyncio.run(main())

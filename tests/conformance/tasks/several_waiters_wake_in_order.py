import asyncio


async def target():
    await asyncio.sleep(1)
    return "value"


async def waiter(n, task):
    print(n, await task)


async def main():
    task = asyncio.create_task(target())
    await asyncio.gather(*(waiter(n, task) for n in range(3)))
    print("again", await task)


asyncio.run(main())

import asyncio


async def work():
    await asyncio.sleep(1)
    return 1


async def waiter(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("waiter cancelled, inner:", inner.cancelled(), inner.done())
        return await inner


async def main():
    inner = asyncio.create_task(work())
    task = asyncio.create_task(waiter(inner))
    await asyncio.sleep(0.5)
    task.cancel()
    print(await task, asyncio.get_running_loop().time())


asyncio.run(main())

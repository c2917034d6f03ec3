import asyncio


async def waiter(cond):
    async with cond:
        try:
            await cond.wait()
        finally:
            print("lock held:", cond.locked(), asyncio.get_running_loop().time())


async def main():
    cond = asyncio.Condition()
    task = asyncio.create_task(waiter(cond))
    await asyncio.sleep(0)
    async with cond:
        task.cancel()
        await asyncio.sleep(1)
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", cond.locked())


asyncio.run(main())

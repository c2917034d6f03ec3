import asyncio


async def waiter(n, cond):
    async with cond:
        await cond.wait()
        print(n, "notified")


async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, cond)) for n in range(4)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify()
        print("one")
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
        print("all")
    await asyncio.gather(*tasks)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)


asyncio.run(main())

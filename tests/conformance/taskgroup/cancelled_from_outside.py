import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("child", n)
        raise


async def grouped():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(5))
        tg.create_task(child(6))


async def main():
    task = asyncio.create_task(grouped())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("group cancelled, no exception group")


asyncio.run(main())

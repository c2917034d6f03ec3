import asyncio


async def job():
    me = asyncio.current_task()
    for _ in range(2):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("count", me.cancelling(), "after uncancel", me.uncancel())
    return me.cancelling()


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.1)
    task.cancel()
    task.cancel()
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)


asyncio.run(main())

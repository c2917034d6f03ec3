import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead")


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as e:
        print(repr(e), repr(e.__context__), task.cancelled())


asyncio.run(main())

import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def outer():
    await asyncio.wait_for(inner(), 5)


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as e:
        print("outer cancelled", e.args)


asyncio.run(main())

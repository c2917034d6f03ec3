import asyncio


async def first(event):
    try:
        await event.wait()
    finally:
        print("first cleaned up")


async def second(task):
    await task


async def main():
    task = asyncio.create_task(first(asyncio.Event()))
    try:
        await asyncio.create_task(second(task))
    except asyncio.CancelledError:
        print("main cancelled")
        raise


asyncio.run(main())

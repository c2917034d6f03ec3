import asyncio


async def never():
    print("never printed")


async def main():
    task = asyncio.create_task(never())
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())

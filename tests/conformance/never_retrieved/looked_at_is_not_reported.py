import asyncio


async def bad():
    raise ValueError("seen")


async def main():
    task = asyncio.create_task(bad())
    await asyncio.wait([task])
    print(repr(task.exception()))


asyncio.run(main())
print("silent")

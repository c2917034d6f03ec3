import asyncio


async def name():
    return asyncio.current_task().get_name()


async def two():
    return [await asyncio.create_task(name()), await name()]


print(asyncio.run(name()), asyncio.run(two()), asyncio.run(name()))

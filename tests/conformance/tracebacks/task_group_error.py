import asyncio


async def fail(name, delay):
    await asyncio.sleep(delay)
    raise ValueError(name)


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail("first", 0.1))
        tg.create_task(fail("never", 0.2))


asyncio.run(main())

import asyncio


async def bad(e, delay=0.0):
    await asyncio.sleep(delay)
    raise e


async def bad_in_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad_in_cleanup())
            tg.create_task(bad(ValueError(1), 1))
            tg.create_task(bad(TypeError(2), 1))
    except BaseExceptionGroup as eg:
        print(repr(eg))


asyncio.run(main())

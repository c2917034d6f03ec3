import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n in (3, 2):
                tg.create_task(work(n))
            tg.create_task(bad())
            await asyncio.sleep(10)
            print("never")
    except* ValueError as eg:
        print(repr(eg), asyncio.get_running_loop().time())


asyncio.run(main())

import asyncio


async def work():
    pass


async def main():
    coro = work()
    for bad in ([coro], [], asyncio.create_task(asyncio.sleep(0))):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    coro.close()


asyncio.run(main())

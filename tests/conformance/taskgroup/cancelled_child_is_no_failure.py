import asyncio


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(5))
        b = tg.create_task(asyncio.sleep(1, "b"))
        await asyncio.sleep(0.1)
        a.cancel()
    print(a.cancelled(), b.result(), asyncio.get_running_loop().time())


asyncio.run(main())

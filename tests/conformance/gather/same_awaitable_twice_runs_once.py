import asyncio


async def work():
    print("running")
    await asyncio.sleep(0.1)
    return "once"


async def main():
    coro = work()
    print(await asyncio.gather(coro, coro))


asyncio.run(main())

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(0.5)
            cm.reschedule(loop.time() + 2)
            await asyncio.sleep(1)
            print("still here", loop.time(), cm.when())
            await asyncio.sleep(5)
    except TimeoutError:
        print("expired", loop.time())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("body starts")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("past deadline", loop.time())


asyncio.run(main())

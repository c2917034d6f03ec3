import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(2) as cm:
        await asyncio.sleep(1)
    print(cm.expired(), cm.when(), loop.time())
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(5)
    except TimeoutError as e:
        print(cm.expired(), repr(e), repr(e.__cause__), loop.time())
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(1)
    print(cm.when(), cm.expired())


asyncio.run(main())

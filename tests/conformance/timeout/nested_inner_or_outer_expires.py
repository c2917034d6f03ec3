import asyncio


async def main():
    time = asyncio.get_running_loop().time
    try:
        async with asyncio.timeout(3):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner", time())
            await asyncio.sleep(10)
    except TimeoutError:
        print("outer", time())
    try:
        async with asyncio.timeout(1) as outer:
            async with asyncio.timeout(5) as inner:
                await asyncio.sleep(10)
    except TimeoutError:
        print(outer.expired(), inner.expired(), time())


asyncio.run(main())

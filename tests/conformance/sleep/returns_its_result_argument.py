import asyncio


async def main():
    print(await asyncio.sleep(0.1), await asyncio.sleep(0.2, "result"), await asyncio.sleep(0, result=3))


asyncio.run(main())

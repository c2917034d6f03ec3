import asyncio


async def fetch(n):
    await asyncio.sleep(0.1)
    return 10 / n


async def main():
    values = await asyncio.gather(fetch(1), fetch(0))
    print(values)


asyncio.run(main())

import asyncio


async def div(a, b):
    await asyncio.sleep(b)
    return a / b


async def main():
    print(await asyncio.gather(div(1, 0), div(4, 2), div(1, 1), return_exceptions=True))


asyncio.run(main())

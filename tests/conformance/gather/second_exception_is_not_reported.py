import asyncio


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    try:
        await asyncio.gather(bad(1), bad(2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(5)
    print("end")


asyncio.run(main())

import asyncio


async def ok(n):
    await asyncio.sleep(n)
    print("finished", n)


async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")


async def main():
    try:
        await asyncio.gather(ok(2), bad(), ok(3))
    except ValueError as e:
        print("caught", e, asyncio.get_running_loop().time())
    await asyncio.sleep(1.5)
    print("main ends")


asyncio.run(main())

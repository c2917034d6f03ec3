import asyncio


async def hold(name, lock, n):
    try:
        async with lock:
            print(name, "in")
            await asyncio.sleep(n)
    finally:
        print(name, "out", asyncio.get_running_loop().time())


async def main():
    lock = asyncio.Lock()
    a, b, c = (asyncio.create_task(hold(x, lock, 2)) for x in "abc")
    await asyncio.sleep(0.5)
    b.cancel()
    await asyncio.sleep(0.5)
    a.cancel()
    print(await asyncio.gather(a, b, c, return_exceptions=True))


asyncio.run(main())

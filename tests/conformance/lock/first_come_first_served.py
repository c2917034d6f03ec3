import asyncio


async def worker(n, lock):
    print(n, "wants")
    async with lock:
        print(n, "has")
        await asyncio.sleep(1)
    print(n, "released", asyncio.get_running_loop().time())


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(n, lock) for n in range(3)))
    print(lock.locked())


asyncio.run(main())

import asyncio


async def greedy(lock):
    for i in range(3):
        async with lock:
            print("greedy", i)
            await asyncio.sleep(0.1)


async def modest(lock):
    async with lock:
        print("modest", asyncio.get_running_loop().time())


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock), modest(lock))


asyncio.run(main())

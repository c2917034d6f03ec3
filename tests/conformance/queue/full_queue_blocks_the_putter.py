import asyncio


async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, asyncio.get_running_loop().time())


async def main():
    queue = asyncio.Queue(maxsize=1)
    task = asyncio.create_task(producer(queue))
    for _ in range(4):
        await asyncio.sleep(1)
        print("get", await queue.get())
    await task
    print(queue.qsize(), queue.empty(), queue.full(), queue.maxsize)


asyncio.run(main())

import asyncio


async def producer(queue):
    for n in range(3):
        await asyncio.sleep(0.1)
        await queue.put(n)
        print("put", n)
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        await asyncio.sleep(0.15)


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())

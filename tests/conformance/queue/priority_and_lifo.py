import asyncio


async def drain(queue):
    return [await queue.get() for _ in range(queue.qsize())]


async def main():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
        await p.put(item)
        await l.put(item)
    print(await drain(p), await drain(l))


asyncio.run(main())

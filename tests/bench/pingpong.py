# Two tasks and two queues of one place: 200,000 items go forth and back between them.
import asyncio


async def ping(there, back, count):
    total = 0
    for n in range(count):
        await there.put(n)
        total += await back.get()
    return total


async def pong(there, back, count):
    for _ in range(count):
        await back.put(await there.get() + 1)


async def main():
    there, back = asyncio.Queue(1), asyncio.Queue(1)
    total, _ = await asyncio.gather(ping(there, back, 100_000), pong(there, back, 100_000))
    print(total)


asyncio.run(main())

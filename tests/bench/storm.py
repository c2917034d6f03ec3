# 100 tasks that yield 10,000 times each.
import asyncio


async def yielder(times):
    for _ in range(times):
        await asyncio.sleep(0)
    return times


async def main():
    print(sum(await asyncio.gather(*(yielder(10_000) for _ in range(100)))))


asyncio.run(main())

# A long run: 3,000 tasks, 1.3 million lines.
import asyncio


async def worker(n):
    total = 0
    for i in range(100):
        total += i
        if i % 3 == 0:
            total -= 1
        await asyncio.sleep(n % 7 * 0.01)
    return total


async def main():
    await asyncio.gather(*(worker(n) for n in range(3000)))


asyncio.run(main())

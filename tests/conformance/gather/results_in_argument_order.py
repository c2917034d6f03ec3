import asyncio


async def work(n, delay):
    await asyncio.sleep(delay)
    print("done", n)
    return n


async def main():
    print(await asyncio.gather(work(1, 0.3), work(2, 0.1), work(3, 0.2)))
    print(await asyncio.gather())


asyncio.run(main())

import asyncio
import time


async def nap(name, n):
    await asyncio.sleep(n)
    print(name, asyncio.get_running_loop().time())


async def main():
    tasks = [asyncio.create_task(nap(*a)) for a in (("c", 0.3), ("a", 0.1), ("b", 0.2), ("d", 0.1))]
    await asyncio.sleep(0)
    time.sleep(1)
    await asyncio.gather(*tasks)


asyncio.run(main())

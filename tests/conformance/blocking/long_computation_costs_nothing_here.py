import asyncio
import time


async def main():
    start = time.perf_counter()
    total = sum(i * i for i in range(20000))
    print(total, time.perf_counter() - start)
    await asyncio.sleep(0.25)
    print(time.perf_counter() - start)


asyncio.run(main())

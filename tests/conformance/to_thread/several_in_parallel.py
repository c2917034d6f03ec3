import asyncio
import time


def blocking(n):
    time.sleep(n)
    return n


async def main():
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n) for n in (3, 1, 2))), asyncio.get_running_loop().time())


asyncio.run(main())

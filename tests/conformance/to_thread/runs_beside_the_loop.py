import asyncio
import time


def blocking(n):
    time.sleep(n)
    return f"slept {n}"


async def ticker():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.5)


async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, 1.2), ticker()), asyncio.get_running_loop().time())


asyncio.run(main())

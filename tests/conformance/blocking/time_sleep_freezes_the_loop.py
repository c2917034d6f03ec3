import asyncio
import time


async def heartbeat():
    for _ in range(4):
        print("beat", asyncio.get_running_loop().time())
        await asyncio.sleep(0.5)


async def blocker():
    await asyncio.sleep(0.7)
    time.sleep(2)
    print("unblocked", asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(heartbeat(), blocker())


asyncio.run(main())

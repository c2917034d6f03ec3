# loopchef: title: The blocking call mended with a thread
# loopchef: summary: What can only block does so in a worker thread, by asyncio.to_thread; the loop stays free.
import asyncio
import time


def blocking_fetch(name):
    time.sleep(3)
    return f"{name} done!"


async def fetch(name):
    print(await asyncio.to_thread(blocking_fetch, name))


async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(1)


async def main():
    await asyncio.gather(fetch("API A"), heartbeat())


asyncio.run(main())

# loopchef: title: The blocking call mended with asyncio.sleep
# loopchef: summary: await asyncio.sleep gives the loop back while it waits, and the heart beats every second.
import asyncio


async def fetch(name):
    await asyncio.sleep(3)
    print(f"{name} done!")


async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(1)


async def main():
    await asyncio.gather(fetch("API A"), heartbeat())


asyncio.run(main())

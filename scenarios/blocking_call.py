# loopchef: title: A blocking call freezes the loop
# loopchef: summary: time.sleep holds the only thread there is: for 3 s not even the heartbeat runs.
import asyncio
import time


async def fetch(name):
    time.sleep(3)
    print(f"{name} done!")


async def heartbeat():
    print("beat")
    await asyncio.sleep(1)
    print("beat")


async def main():
    await asyncio.gather(fetch("API A"), heartbeat())


asyncio.run(main())

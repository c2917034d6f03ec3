# loopchef: title: Three APIs together, with gather
# loopchef: summary: gather makes a task of each call; all wait at once, and the whole takes as long as the slowest.
import asyncio


async def fetch(name, delay):
    print(f"{name} started")
    await asyncio.sleep(delay)
    print(f"{name} done!")
    return f"{name} result"


async def main():
    results = await asyncio.gather(fetch("API A", 3), fetch("API B", 1), fetch("API C", 2))
    print(results)


asyncio.run(main())

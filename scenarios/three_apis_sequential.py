# loopchef: title: Three APIs, one after another
# loopchef: summary: Each await waits for its own call alone: 3 s, then 1 s, then 2 s make 6 s.
import asyncio


async def fetch(name, delay):
    print(f"{name} started")
    await asyncio.sleep(delay)
    print(f"{name} done!")
    return f"{name} result"


async def main():
    results = [await fetch("API A", 3), await fetch("API B", 1), await fetch("API C", 2)]
    print(results)


asyncio.run(main())

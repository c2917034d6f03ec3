# loopchef: title: Three APIs together, with tasks
# loopchef: summary: create_task puts each call in the ready queue; they start when main first waits, and wait together.
import asyncio


async def fetch(name, delay):
    print(f"{name} started")
    await asyncio.sleep(delay)
    print(f"{name} done!")
    return f"{name} result"


async def main():
    a = asyncio.create_task(fetch("API A", 3))
    b = asyncio.create_task(fetch("API B", 1))
    c = asyncio.create_task(fetch("API C", 2))
    print("three tasks made, none has started")
    print([await a, await b, await c])


asyncio.run(main())

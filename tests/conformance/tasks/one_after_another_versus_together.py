import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    time = asyncio.get_running_loop().time
    print(await fetch("a", 1), await fetch("b", 1), time())
    a, b = asyncio.create_task(fetch("a", 1)), asyncio.create_task(fetch("b", 1))
    print(await a, await b, time())
    print(await asyncio.create_task(fetch("c", 1)), await asyncio.create_task(fetch("d", 1)), time())


asyncio.run(main())

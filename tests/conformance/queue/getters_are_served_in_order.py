import asyncio


async def getter(n, queue):
    print(n, await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, queue)) for n in range(3)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    for item in "xy":
        queue.put_nowait(item)
    await asyncio.wait(tasks)


asyncio.run(main())

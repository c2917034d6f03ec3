import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (0.2, 0.1)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.get_name(), await task)


asyncio.run(main())

import asyncio


async def worker(n, sem):
    async with sem:
        print(n, "in", asyncio.get_running_loop().time())
        await asyncio.sleep(1)


async def main():
    sem = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(worker(n, sem)) for n in range(4)]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks])


asyncio.run(main())

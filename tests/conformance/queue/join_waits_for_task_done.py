import asyncio


async def worker(name, queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(n)
        print(name, "did", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in (3, 1, 2, 1):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(name, queue)) for name in "ab"]
    await queue.join()
    print("joined", asyncio.get_running_loop().time())
    for w in workers:
        w.cancel()
    try:
        queue.task_done()
    except ValueError as e:
        print(e)


asyncio.run(main())

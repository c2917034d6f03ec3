import asyncio


async def worker(queue):
    while True:
        print("got", await queue.get())


async def main():
    queue = asyncio.Queue()
    asyncio.create_task(worker(queue))
    queue.put_nowait(1)
    await asyncio.sleep(1)
    await queue.join()


asyncio.run(main())

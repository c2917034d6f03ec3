import asyncio


async def getter(queue):
    try:
        while True:
            print("got", await queue.get())
    except asyncio.QueueShutDown as e:
        print(repr(e))


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(getter(queue))
    queue.put_nowait(1)
    await asyncio.sleep(1)
    queue.shutdown()
    await task
    try:
        await queue.put(2)
    except asyncio.QueueShutDown:
        print("no put")


asyncio.run(main())

import asyncio


async def main():
    queue = asyncio.Queue(2)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e), queue.full())
    print(queue.get_nowait(), queue.qsize())


asyncio.run(main())

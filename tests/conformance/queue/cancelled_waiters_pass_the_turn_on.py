# Getters and putters that are cancelled while they wait, before and after they were woken.
import asyncio
import traceback


async def take(queue, name):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError as error:
        print(name, "cancelled", [frame.name for frame in traceback.extract_tb(error.__traceback__)])
        raise


async def give(queue, item):
    try:
        await queue.put(item)
        print("put", item)
    except asyncio.CancelledError:
        print("not put", item)
        raise


async def main():
    queue = asyncio.Queue(1)
    takers = [asyncio.create_task(take(queue, name)) for name in "abc"]
    await asyncio.sleep(0)
    print(queue)
    takers[0].cancel()              # waits still
    await asyncio.sleep(0)
    queue.put_nowait(1)             # b is woken
    takers[1].cancel()              # and cancelled: the turn is c's
    await asyncio.wait(takers)
    print(queue, [task.cancelled() for task in takers])

    givers = [asyncio.create_task(give(queue, n)) for n in range(4)]
    await asyncio.sleep(0)
    print(queue)
    givers[1].cancel()
    await asyncio.sleep(0)
    print(queue.get_nowait(), queue)
    givers[2].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    while not queue.empty():
        print(await queue.get(), queue)
        await asyncio.sleep(0)
    queue.shutdown()
    try:
        await queue.put(5)
    except asyncio.QueueShutDown as error:
        print(repr(error))


asyncio.run(main())

# A subclass, an attribute of an instance, a changed class and a touched `_queue` all have their say, also while others wait.
import asyncio


class Logged(asyncio.Queue):
    def _put(self, item):
        print("put", item)
        super()._put(item)

    def _get(self):
        item = super()._get()
        print("got", item)
        return item


class Picky(asyncio.Queue):
    def full(self):
        return self.qsize() >= 2


async def consumer(queue, count):
    return [await queue.get() for _ in range(count)]


async def producer(queue, count):
    for n in range(count):
        await queue.put(n)
    return repr(queue)


async def both(queue, count=4):
    print(await asyncio.gather(consumer(queue, count), producer(queue, count)))


async def main():
    await both(asyncio.Queue(1))
    await both(Logged(2))
    await both(Picky())

    queue = asyncio.Queue(1)
    queue.label = "mine"
    await both(queue)

    queue = asyncio.Queue()
    queue.put_nowait = lambda item: (print("mine", item), asyncio.Queue.put_nowait(queue, item * 10))[1]
    await both(queue)

    queue = asyncio.Queue()
    for n in range(3):
        queue.put_nowait(n)
    queue._queue.clear()
    print(queue.empty(), queue.qsize(), queue._unfinished_tasks, queue)
    queue._queue.extend("ab")
    print(await queue.get(), queue.get_nowait())

    original = asyncio.Queue._get
    asyncio.Queue._get = lambda self: ("patched", original(self))
    await both(asyncio.Queue(1), 2)
    asyncio.Queue._get = original
    await both(asyncio.Queue(1), 2)


asyncio.run(main())

import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.5).__await__()
        return "custom"


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(asyncio.ensure_future(fut) is fut)
    task = asyncio.ensure_future(Awaitable())
    print(await task, task.get_name(), loop.time())
    print(await Awaitable())
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print(e)
    fut.cancel()


asyncio.run(main())

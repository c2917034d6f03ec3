import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0, 7))
    await task
    print(task.cancel(), task.cancelled(), task.result())
    fut = asyncio.get_running_loop().create_future()
    print(fut.cancel(), fut.cancelled(), fut.cancel())
    try:
        await fut
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())

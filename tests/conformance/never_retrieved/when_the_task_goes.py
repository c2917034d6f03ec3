import asyncio


async def bad(n):
    raise ValueError(n)


async def main():
    task = asyncio.create_task(bad(1))
    await asyncio.sleep(1)
    print("task kept, no message yet")
    del task
    print("task gone")
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("future"))
    del future
    print("end")


asyncio.run(main())

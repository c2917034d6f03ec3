import asyncio


async def work():
    print("never started")


async def main():
    try:
        await asyncio.wait_for(work(), 0)
    except TimeoutError:
        print("timeout at once")
    task = asyncio.create_task(asyncio.sleep(0, "ready"))
    await task
    print(await asyncio.wait_for(task, 0))
    try:
        await asyncio.wait_for(asyncio.create_task(asyncio.sleep(1)), -1)
    except TimeoutError:
        print("timeout", asyncio.get_running_loop().time())


asyncio.run(main())

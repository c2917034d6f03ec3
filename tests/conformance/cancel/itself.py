import asyncio


async def job():
    asyncio.current_task().cancel()
    print("still running until the next await")
    await asyncio.sleep(0)
    print("never")


async def main():
    task = asyncio.create_task(job())
    await asyncio.wait([task])
    print(task.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())

import asyncio


async def job():
    async with asyncio.timeout(5):
        await asyncio.sleep(10)


async def main():
    try:
        async with asyncio.timeout(1):
            raise ValueError("body")
    except ValueError as e:
        print(e)
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("a cancel is not a timeout", asyncio.get_running_loop().time())
    cm = asyncio.timeout(1)
    async with cm:
        pass
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)


asyncio.run(main())

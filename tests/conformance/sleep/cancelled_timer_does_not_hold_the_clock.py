import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print(asyncio.get_running_loop().time())


asyncio.run(main())

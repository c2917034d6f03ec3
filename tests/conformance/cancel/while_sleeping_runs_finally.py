import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("caught", e.args)
        raise
    finally:
        print("finally", asyncio.get_running_loop().time())


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel("enough")
    print("asked, done:", task.done())
    try:
        await task
    except asyncio.CancelledError as e:
        print("seen", e.args)


asyncio.run(main())

import asyncio


class CM:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, kind, *rest):
        print("exit", kind.__name__)
        await asyncio.sleep(1)
        print("exit done", asyncio.get_running_loop().time())


async def job():
    async with CM():
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())

import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0.1, "x"))
    await task
    done, pending = await asyncio.wait([task])
    print(len(done), len(pending))
    done, pending = await asyncio.wait([task], timeout=0)
    print(len(done), len(pending), asyncio.get_running_loop().time())


asyncio.run(main())

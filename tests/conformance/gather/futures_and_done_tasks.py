import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.2, fut.set_result, "late")
    done = asyncio.create_task(asyncio.sleep(0, "early"))
    await done
    print(await asyncio.gather(done, fut, asyncio.sleep(0.1, "sleep")))


asyncio.run(main())

import asyncio


async def quick():
    return 1


async def main():
    task = asyncio.create_task(quick())
    await task
    asyncio.get_running_loop().call_soon(print, "callback")
    print(await task, await task)
    print("no yield so far")
    await asyncio.sleep(0)


asyncio.run(main())

import asyncio


def callback(n):
    return 1 / n


async def main():
    asyncio.get_running_loop().call_soon(callback, 0)
    await asyncio.sleep(0.1)
    print("the loop goes on")


asyncio.run(main())

import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no, thanks")
        await asyncio.sleep(2)
        return "late result"


async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 0.5))
    except TimeoutError:
        print("timed out")
    print(asyncio.get_running_loop().time())


asyncio.run(main())

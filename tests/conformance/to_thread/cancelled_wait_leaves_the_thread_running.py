import asyncio
import time


def blocking():
    time.sleep(3)
    print("thread done")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(blocking), 1)
    except TimeoutError:
        print("gave up", asyncio.get_running_loop().time())


asyncio.run(main())
print("after run", time.monotonic())

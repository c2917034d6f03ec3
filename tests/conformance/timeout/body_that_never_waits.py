import asyncio
import time


async def main():
    try:
        async with asyncio.timeout(1) as cm:
            time.sleep(3)
            print("blocked past the deadline")
        print("no timeout", cm.expired())
    except TimeoutError:
        print("timeout")
    try:
        async with asyncio.timeout(1):
            time.sleep(3)
            await asyncio.sleep(0)
            print("one yield is not enough")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("timeout after a yield")


asyncio.run(main())

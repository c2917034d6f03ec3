import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        print("once")
        await lock.acquire()
        print("never")


asyncio.run(main())

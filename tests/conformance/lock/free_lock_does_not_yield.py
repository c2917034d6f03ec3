import asyncio


async def other():
    print("other")


async def main():
    lock = asyncio.Lock()
    asyncio.create_task(other())
    async with lock:
        print("locked without a yield", lock.locked())
    await lock.acquire()
    lock.release()
    print("released")
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    await asyncio.sleep(0)


asyncio.run(main())

import asyncio


async def waiter(event):
    await event.wait()
    print("woke, is_set:", event.is_set())


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    await task
    print(repr(event).split(" at 0x")[0])


asyncio.run(main())

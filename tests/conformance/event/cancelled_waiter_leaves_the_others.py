import asyncio


async def waiter(n, event):
    try:
        await event.wait()
        print(n, "woke")
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    event.set()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())

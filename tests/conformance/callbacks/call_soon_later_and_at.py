import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, print, "later 0.2")
    loop.call_at(loop.time() + 0.1, print, "at 0.1")
    loop.call_soon(print, "soon", 1)
    loop.call_later(0, print, "later 0")
    print("scheduled")
    await asyncio.sleep(0)
    print("after a yield")
    await asyncio.sleep(0.3)


asyncio.run(main())

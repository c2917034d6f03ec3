import asyncio


async def main():
    await asyncio.sleep(0.5)
    print("about to fail")
    raise LookupError("nothing there")


asyncio.run(main())

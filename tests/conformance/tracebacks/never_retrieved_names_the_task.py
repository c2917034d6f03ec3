import asyncio


async def background(n):
    await asyncio.sleep(n)
    raise ValueError("nobody looks")


async def main():
    asyncio.create_task(background(0.1), name="lonely")
    await asyncio.sleep(0.2)
    print("end")


asyncio.run(main())

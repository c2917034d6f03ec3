import asyncio


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other cleaned up")


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(1)
    raise ValueError("main failed")


try:
    asyncio.run(main())
except ValueError as e:
    print("caught", e)

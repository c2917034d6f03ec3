import asyncio


async def left(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    finally:
        print("finally", n)


async def main():
    for n in (3, 1, 2):
        asyncio.create_task(left(n))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())

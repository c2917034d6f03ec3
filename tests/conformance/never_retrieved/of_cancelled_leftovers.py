import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("while being cancelled")


async def main():
    asyncio.create_task(job())
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
print("end")

import asyncio


async def forever():
    await asyncio.get_running_loop().create_future()


async def main():
    asyncio.create_task(forever())
    await asyncio.sleep(1)
    import gc
    gc.collect()
    print("end")


asyncio.run(main())

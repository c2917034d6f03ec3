import asyncio


async def slow_to_stop():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.5)
        print("stopped at", asyncio.get_running_loop().time())


async def main():
    asyncio.create_task(slow_to_stop())
    await asyncio.sleep(0.1)


asyncio.run(main())
print("after run")

import asyncio


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        print("child stopped", asyncio.get_running_loop().time())


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
            await asyncio.sleep(1)
            raise LookupError("body")
    except* LookupError as eg:
        print(eg.exceptions)


asyncio.run(main())

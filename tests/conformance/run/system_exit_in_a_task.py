import asyncio
import sys


async def quitter():
    await asyncio.sleep(0.2)
    sys.exit(5)


async def main():
    task = asyncio.create_task(quitter())
    try:
        await asyncio.sleep(1)
    finally:
        print("main cleaned up", task.done())


asyncio.run(main())

import asyncio


async def slow_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(3)
        print("cleaned", asyncio.get_running_loop().time())


async def main():
    try:
        await asyncio.wait_for(slow_cleanup(), 1)
    except TimeoutError:
        print("timeout", asyncio.get_running_loop().time())


asyncio.run(main())

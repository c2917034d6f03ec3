import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(None, time.sleep, 1) for _ in range(8)))
    print(loop.time())
    await asyncio.gather(*(loop.run_in_executor(None, time.sleep, 1) for _ in range(9)))
    print(loop.time())


asyncio.run(main())

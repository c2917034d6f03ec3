import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def job(n):
    time.sleep(1)
    return n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, job, n) for n in range(5))), loop.time())


asyncio.run(main())

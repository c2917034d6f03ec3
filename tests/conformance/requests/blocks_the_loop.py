# In a coroutine requests blocks the loop; in a thread it does not, and threads overlap.
import asyncio
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import requests


async def heart():
    for _ in range(8):
        print(f"{time.monotonic():.2f} beat")
        await asyncio.sleep(0.5)


async def main():
    beating = asyncio.create_task(heart(), name="heart")
    await asyncio.sleep(0)
    print(requests.get("https://example.com/a").status_code)
    print(await asyncio.gather(*(asyncio.to_thread(requests.get, f"https://example.com/{n}") for n in range(3))))
    with urllib.request.urlopen("https://example.com/u") as response:
        print(response.status, response.read())
    await beating


asyncio.run(main())
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(requests.get, [f"https://example.com/{n}" for n in range(4)])), time.monotonic())

# Requests in one gather overlap; one after another they add up; the blocking ones hold up the loop; a cancelled one is gone.
# loopchef: GET https://api.example.com/slow takes 2s
import asyncio
import time

import httpx


async def ticks():
    for n in range(8):
        print(f"{time.monotonic():.1f} tick")
        await asyncio.sleep(0.5)


async def main():
    ticking = asyncio.create_task(ticks(), name="ticks")
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=2)) as client:
        responses = await asyncio.gather(*(client.get(f"https://api.example.com/{n}") for n in range(5)))
        print(f"{time.monotonic():.1f}", [response.json()["url"][-1] for response in responses])
        try:
            async with asyncio.timeout(0.7):
                await client.get("https://api.example.com/slow")
        except TimeoutError:
            print(f"{time.monotonic():.1f} timed out")
        print(f"{time.monotonic():.1f}", httpx.get("https://api.example.com/blocking").status_code)
        with httpx.Client() as blocking:
            print(f"{time.monotonic():.1f}", blocking.get("https://api.example.com/blocking").status_code)
    await ticking


asyncio.run(main())

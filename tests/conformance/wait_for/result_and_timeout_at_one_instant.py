import asyncio


async def work(n):
    await asyncio.sleep(n)
    return "made it"


async def main():
    for a, b in ((1, 1), (0.5, 1)):
        try:
            print(await asyncio.wait_for(work(a), b))
        except TimeoutError:
            print("timeout")


asyncio.run(main())

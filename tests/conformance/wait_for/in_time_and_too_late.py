import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        return f"took {n}"
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    time = asyncio.get_running_loop().time
    print(await asyncio.wait_for(work(1), 2), time())
    try:
        await asyncio.wait_for(work(5), timeout=1)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), time())
    print(await asyncio.wait_for(work(0.5), None), time())


asyncio.run(main())

import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 1:
        raise ValueError("one")
    return n


async def main():
    for f in asyncio.as_completed([work(2), work(1)]):
        try:
            print(await f)
        except ValueError as e:
            print("error", e)


asyncio.run(main())

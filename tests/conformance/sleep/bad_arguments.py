import asyncio


async def main():
    for bad in ("1", None, float("nan")):
        try:
            await asyncio.sleep(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())

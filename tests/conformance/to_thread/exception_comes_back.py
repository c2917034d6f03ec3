import asyncio


def bad(x):
    raise ValueError(x)


async def main():
    try:
        await asyncio.to_thread(bad, "from thread")
    except ValueError as e:
        print(repr(e))


asyncio.run(main())

import asyncio


async def once():
    return 1


async def main():
    coro = once()
    print(await coro)
    try:
        await coro
    except RuntimeError as e:
        print(e)
    for bad in (5, None, "x", [once]):
        try:
            await bad
        except TypeError as e:
            print(e)


asyncio.run(main())

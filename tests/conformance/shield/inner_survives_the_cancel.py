import asyncio


async def important():
    await asyncio.sleep(2)
    print("important finished")
    return "kept"


async def main():
    inner = asyncio.create_task(important())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 1))
    try:
        await outer
    except TimeoutError:
        print("gave up", inner.done())
    print(await inner)


asyncio.run(main())

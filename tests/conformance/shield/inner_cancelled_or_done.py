import asyncio


async def work():
    await asyncio.sleep(1)
    return "x"


async def main():
    inner = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(0.3, inner.cancel)
    try:
        await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("inner was cancelled", inner.cancelled())
    done = asyncio.create_task(work())
    await done
    print(asyncio.shield(done) is done, await asyncio.shield(done), await asyncio.shield(work()))


asyncio.run(main())

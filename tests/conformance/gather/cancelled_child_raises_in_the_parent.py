import asyncio


async def child():
    await asyncio.sleep(1)


async def main():
    a, b = asyncio.create_task(child()), asyncio.create_task(child())
    asyncio.get_running_loop().call_later(0.2, a.cancel)
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError:
        print("cancelled", a.cancelled(), b.done())
    print(await asyncio.gather(a, b, return_exceptions=True))


asyncio.run(main())

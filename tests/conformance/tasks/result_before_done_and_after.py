import asyncio


async def ok():
    await asyncio.sleep(0.1)
    return 42


async def bad():
    raise ValueError("bad")


async def main():
    t, u = asyncio.create_task(ok()), asyncio.create_task(bad())
    for f in (t.result, t.exception):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print(type(e).__name__, e)
    await asyncio.wait([t, u])
    print(t.result(), t.exception(), t.done(), t.cancelled(), repr(u.exception()))
    try:
        u.result()
    except ValueError as e:
        print("raised", e)


asyncio.run(main())

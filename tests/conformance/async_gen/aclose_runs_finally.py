import asyncio


async def gen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("GeneratorExit")
        raise
    finally:
        await asyncio.sleep(0.5)
        print("closed")


async def main():
    g = gen()
    print(await anext(g))
    await g.aclose()
    print(asyncio.get_running_loop().time())
    g = gen()
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print(repr(e))


asyncio.run(main())

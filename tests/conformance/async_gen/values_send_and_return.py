import asyncio


async def counter(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        got = yield i
        if got:
            print("got", got)


async def main():
    async for x in counter(3):
        print(x)
    print([x async for x in counter(2)])
    g = counter(3)
    print(await anext(g), await g.asend("hello"), await g.__anext__())
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print(repr(e))
    print(await anext(g, "default"))


asyncio.run(main())

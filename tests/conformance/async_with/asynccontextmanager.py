import asyncio
from contextlib import asynccontextmanager, AsyncExitStack


@asynccontextmanager
async def resource(name):
    print("get", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)
        print("free", name)


async def main():
    async with resource("a") as a:
        print("use", a)
    try:
        async with resource("b"):
            raise KeyError("k")
    except KeyError as e:
        print(e)
    async with AsyncExitStack() as stack:
        for n in "xy":
            await stack.enter_async_context(resource(n))
        stack.callback(print, "callback")
    print(asyncio.get_running_loop().time())


asyncio.run(main())

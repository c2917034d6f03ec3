import asyncio

kept = []


async def gen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        print("closed at", asyncio.get_running_loop().time())


async def main():
    g = gen()
    kept.append(g)
    print(await anext(g))


asyncio.run(main())
print("after run")

# After apply() a running loop is run further from within: others go on meanwhile, exceptions come out, levels nest.
import asyncio

import nest_asyncio


async def tick(name, count):
    for n in range(count):
        print(name, n, asyncio.get_running_loop().time())
        await asyncio.sleep(0.2)
    return name


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError("inner")


def blocking(coro):
    return asyncio.run(coro)


async def level(n):
    await asyncio.sleep(0.1)
    if n:
        print("down", n, blocking(level(n - 1)), asyncio.current_task().get_name())
    return n


async def main():
    loop = asyncio.get_running_loop()
    others = [asyncio.create_task(tick(name, 4)) for name in "ab"]
    loop.call_soon(print, "soon")
    print(blocking(tick("inner", 2)), asyncio.current_task().get_name())
    try:
        blocking(fails())
    except ValueError as e:
        print("caught", e)
    future = loop.create_future()
    loop.call_later(0.1, future.set_result, "later")
    print(loop.run_until_complete(future))
    print(blocking(level(2)))
    print(await asyncio.gather(*others, return_exceptions=True))
    print(loop.run_until_complete(asyncio.gather(tick("c", 1), tick("d", 2))))


try:
    nest_asyncio.apply(3)
except ValueError as e:
    print(e)
nest_asyncio.apply()
nest_asyncio.apply()
asyncio.run(main())
print(asyncio.run(level(1)))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(tick("e", 1)))
loop.close()

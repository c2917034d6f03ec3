# A chain of awaits 200 deep, whose innermost coroutine yields 100,000 times: each time the whole chain is resumed.
import asyncio


async def link(depth, times):
    if depth:
        return await link(depth - 1, times)
    for n in range(times):
        await asyncio.sleep(0)
    return times


print(asyncio.run(link(200, 100_000)))

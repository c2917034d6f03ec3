import asyncio


def chain(loop, n, fut):
    print("chain", n, loop.time())
    if n:
        loop.call_later(0.5, chain, loop, n - 1, fut)
    else:
        fut.set_result("done")


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_soon(chain, loop, 2, fut)
    print(await fut)


asyncio.run(main())

import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 5, 6)]
    try:
        for f in asyncio.as_completed(tasks, timeout=2):
            print(await f)
    except TimeoutError as e:
        print(repr(e), [t.done() for t in tasks], asyncio.get_running_loop().time())
    for t in tasks:
        t.cancel()


asyncio.run(main())

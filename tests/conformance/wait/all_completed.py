import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (2, 1)]
    done, pending = await asyncio.wait(tasks)
    print([t.result() for t in done], pending)


asyncio.run(main())

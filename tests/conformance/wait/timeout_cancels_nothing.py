import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = {asyncio.create_task(work(1)), asyncio.create_task(work(3))}
    done, pending = await asyncio.wait(tasks, timeout=2)
    print([t.result() for t in done], [t.done() for t in pending], asyncio.get_running_loop().time())
    print(await pending.pop(), asyncio.get_running_loop().time())


asyncio.run(main())

import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("done", n)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(2), name="a")
        b = tg.create_task(work(1))
        print("body ends", a.get_name())
    print(a.result(), b.result(), asyncio.get_running_loop().time())
    async with asyncio.TaskGroup():
        pass
    print("empty group")


asyncio.run(main())

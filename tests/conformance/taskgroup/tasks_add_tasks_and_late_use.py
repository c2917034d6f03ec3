import asyncio


async def parent(tg, n):
    await asyncio.sleep(1)
    if n:
        tg.create_task(parent(tg, n - 1))
    print("parent", n)


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(parent(tg, 2))
    coro = parent(tg, 0)
    try:
        tg.create_task(coro)
    except RuntimeError as e:
        print(str(e).split(" <TaskGroup")[0].split(" at 0x")[0])
    coro.close()
    print(asyncio.get_running_loop().time())


asyncio.run(main())

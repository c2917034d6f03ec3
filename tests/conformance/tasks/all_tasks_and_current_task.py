import asyncio


async def child():
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(child(), name=f"child-{n}") for n in range(3)]
    print([t.get_name() for t in asyncio.all_tasks()])
    print(asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks()))
    await tasks[0]
    await asyncio.sleep(0)
    print([t.get_name() for t in asyncio.all_tasks()])


asyncio.run(main())

import asyncio


def first(task):
    print("first", task.result())


def second(task):
    print("second", task.get_name())


async def job():
    print("job ends")
    return "r"


async def main():
    task = asyncio.create_task(job(), name="J")
    for f in (first, second, first):
        task.add_done_callback(f)
    print(task.remove_done_callback(first))
    task.add_done_callback(first)
    await task
    print("main goes on")
    task.add_done_callback(second)
    print("not yet")
    await asyncio.sleep(0)


asyncio.run(main())

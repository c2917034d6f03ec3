import asyncio


async def job():
    await asyncio.sleep(1)


async def main():
    a = asyncio.create_task(job(), name="alpha")
    b = asyncio.create_task(job())
    print(a.get_name(), b.get_name(), asyncio.current_task().get_name())
    b.set_name("renamed")
    print(b.get_name())
    print(repr(a).split(" coro=")[0], "coro=<job()" in repr(a))
    await a
    print(repr(a).split(" coro=")[0], repr(a).endswith("result=None>"))


asyncio.run(main())

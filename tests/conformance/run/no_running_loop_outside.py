import asyncio

for f in (asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks):
    try:
        f()
    except RuntimeError as e:
        print(e)


async def c():
    pass


coro = c()
try:
    asyncio.create_task(coro)
except RuntimeError as e:
    print(e)
coro.close()

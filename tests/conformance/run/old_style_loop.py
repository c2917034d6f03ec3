import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(0.2)))
task = loop.create_task(work(0.3))
print(loop.run_until_complete(task), task.done(), loop.time())
loop.call_later(0.5, loop.stop)
loop.run_forever()
print(loop.time())
loop.close()
try:
    loop.run_until_complete(None)
except RuntimeError as e:
    print(e)
except TypeError as e:
    print(type(e).__name__)

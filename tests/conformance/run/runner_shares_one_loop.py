import asyncio


async def loop_of():
    await asyncio.sleep(0.1)
    return asyncio.get_running_loop()


with asyncio.Runner() as runner:
    a = runner.run(loop_of())
    b = runner.run(loop_of())
    print(a is b is runner.get_loop(), a.is_closed(), a.time())
print(a.is_closed())
try:
    runner.run(loop_of())
except RuntimeError as e:
    print(e)

import asyncio


async def step(name):
    print(name, "before")
    await asyncio.sleep(0)
    print(name, "after")
    return name


coro = step("by hand")
print(coro.send(None))
try:
    coro.send(None)
except StopIteration as e:
    print("value", e.value)
try:
    coro.send(None)
except RuntimeError as e:
    print(e)
again = step("closed")
again.send(None)
again.close()

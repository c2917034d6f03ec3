# loopchef: title: A forgotten await
# loopchef: summary: Calling a coroutine function runs nothing: it makes a coroutine, and one that is dropped warns.
import asyncio


async def save(order):
    await asyncio.sleep(1)
    print(order, "saved")


async def main():
    save("order 1")  # here `await` is missing
    await save("order 2")


asyncio.run(main())

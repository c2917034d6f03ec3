# loopchef: title: The asynchronous chef
# loopchef: summary: One chef who turns to other work while things cook: three orders take as long as one.
import asyncio


async def boil(order):
    print(f"{order}: water on")
    await asyncio.sleep(3)
    print(f"{order}: pasta boiled")


async def chop(order):
    print(f"{order}: chopping")
    await asyncio.sleep(1)
    print(f"{order}: vegetables chopped")


async def simmer(order):
    print(f"{order}: sauce on")
    await asyncio.sleep(2)
    print(f"{order}: sauce ready")


async def sauce(order):
    await chop(order)  # no sauce without vegetables
    await simmer(order)


async def cook(order):
    await asyncio.gather(boil(order), sauce(order))
    print(f"{order}: plated at {asyncio.get_running_loop().time() - start:.0f} s")


async def main():
    global start
    start = asyncio.get_running_loop().time()
    await asyncio.gather(cook("table 1"), cook("table 2"), cook("table 3"))


asyncio.run(main())

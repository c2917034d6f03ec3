import asyncio


async def other():
    print("other runs")


async def plain():
    return "no wait inside"


async def main():
    asyncio.create_task(other())
    print(await plain())
    print("other has not run yet")
    await asyncio.sleep(0)


asyncio.run(main())

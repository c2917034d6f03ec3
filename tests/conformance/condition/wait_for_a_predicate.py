import asyncio

stock = 0


async def consumer(name, cond, need):
    global stock
    async with cond:
        await cond.wait_for(lambda: stock >= need)
        stock -= need
        print(name, "took", need, "left", stock)


async def main():
    global stock
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(consumer("big", cond, 3)), asyncio.create_task(consumer("small", cond, 1))]
    for _ in range(4):
        await asyncio.sleep(1)
        async with cond:
            stock += 1
            cond.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())

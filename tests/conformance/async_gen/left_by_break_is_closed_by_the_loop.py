import asyncio


async def gen():
    try:
        for i in range(5):
            yield i
    finally:
        print("finally")


async def main():
    async for i in gen():
        print(i)
        if i == 1:
            break
    print("after the loop")
    await asyncio.sleep(0.1)
    print("end")


asyncio.run(main())

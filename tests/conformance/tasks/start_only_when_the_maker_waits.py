import asyncio


async def child(n):
    print("child", n, "starts")


async def main():
    tasks = [asyncio.create_task(child(n)) for n in range(3)]
    print("made, none started")
    await asyncio.sleep(0)
    print("after sleep(0)", [t.done() for t in tasks])


asyncio.run(main())

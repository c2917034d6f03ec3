import asyncio


async def forgotten():
    print("never printed")


async def main():
    forgotten()
    print("after the call")
    kept = forgotten()
    print(type(kept).__name__)


asyncio.run(main())
print("end")

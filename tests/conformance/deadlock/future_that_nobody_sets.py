import asyncio


async def main():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("finally runs")


asyncio.run(main())
print("never")

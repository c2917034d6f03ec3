import asyncio


async def main():
    pass


for bad in (main, 5, None):
    try:
        asyncio.run(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])

# N tasks that sleep for different times.
import asyncio
import sys


async def sleeper(n):
    await asyncio.sleep(n % 100 / 10)
    return 1


async def main(count):
    print(sum(await asyncio.gather(*(sleeper(n) for n in range(count)))))


asyncio.run(main(int(sys.argv[1])))

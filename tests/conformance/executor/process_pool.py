import asyncio
from concurrent.futures import ProcessPoolExecutor


def square_sum(n):
    return sum(i * i for i in range(n))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, square_sum, n) for n in (10, 100, 1000))))


if __name__ == "__main__":
    asyncio.run(main())

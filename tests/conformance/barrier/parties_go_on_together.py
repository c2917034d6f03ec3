import asyncio


async def worker(n, barrier):
    await asyncio.sleep(n)
    print(n, "arrives")
    await barrier.wait()
    print(n, "goes on", asyncio.get_running_loop().time())


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(worker(n, barrier) for n in (1, 3, 2)))
    print(barrier.n_waiting, barrier.parties)


asyncio.run(main())

import asyncio

running = most = 0


async def worker(n, sem):
    global running, most
    async with sem:
        running += 1
        most = max(most, running)
        print(n, "starts", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        running -= 1


async def main():
    await asyncio.gather(*(worker(n, sem) for sem in [asyncio.Semaphore(2)] for n in range(5)))
    print("most", most)


asyncio.run(main())

import asyncio


async def main():
    sem = asyncio.BoundedSemaphore(1)
    await sem.acquire()
    print(sem.locked())
    sem.release()
    try:
        sem.release()
    except ValueError as e:
        print(e)
    plain = asyncio.Semaphore(0)
    plain.release()
    plain.release()
    print(await plain.acquire(), plain.locked(), repr(plain).split(" [")[1])
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


asyncio.run(main())

# loopchef: title: A CPU hog
# loopchef: summary: Computing blocks the loop as sleeping does; a sleep(0) now and then lets the others in.
import asyncio


def primes_below(limit):
    found = []
    for n in range(2, limit):
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
    return len(found)


async def hog():
    print("hog:", primes_below(30_000), "primes in one go")


async def polite():
    total = 0
    for part in range(10):
        total += sum(n * n for n in range(part * 100_000, (part + 1) * 100_000))
        await asyncio.sleep(0)
    print("polite:", total)


async def heartbeat():
    loop = asyncio.get_running_loop()
    for _ in range(6):
        before = loop.time()
        await asyncio.sleep(0.05)
        late = loop.time() - before - 0.05
        print("beat" if late < 0.01 else "beat, late")


async def main():
    await asyncio.gather(heartbeat(), hog(), polite())


asyncio.run(main())

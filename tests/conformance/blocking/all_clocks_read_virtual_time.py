import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    t0, p0, m0 = time.time(), time.perf_counter(), time.monotonic()
    await asyncio.sleep(1.5)
    time.sleep(0.5)
    print(loop.time(), time.perf_counter() - p0, time.monotonic() - m0, time.time() - t0, t0)
    print(time.monotonic_ns(), time.time_ns(), f"{time.perf_counter():.3f}")


asyncio.run(main())
print(time.monotonic())

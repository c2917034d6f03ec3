#!/bin/sh
# Computing costs time: threads of one interpreter share it, processes have a CPU each, and there are four of those.
. tests/tools/expect.sh

program <<'END'
import asyncio, time, threading, multiprocessing as mp
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
def cpu(n):
    total = 0
    for i in range(n): total += i * i
    return total
def timed(name, f):
    s = time.perf_counter(); f(); print(f"{name:12} {time.perf_counter() - s:.2f}")
N = 2_000_000
def threads():
    ts = [threading.Thread(target=cpu, args=(N,)) for _ in range(4)]
    for t in ts: t.start()
    for t in ts: t.join()
def procs():
    ts = [mp.Process(target=cpu, args=(N,)) for _ in range(4)]
    for t in ts: t.start()
    for t in ts: t.join()
def pool(kind):
    with kind(4) as p: list(p.map(cpu, [N] * 4))
async def agather():
    async def c(): return cpu(N)
    await asyncio.gather(*(c() for _ in range(4)))
async def tothread():
    await asyncio.gather(*(asyncio.to_thread(cpu, N) for _ in range(4)))
if __name__ == "__main__":
    timed("one", lambda: cpu(N))
    timed("sequential", lambda: [cpu(N) for _ in range(4)])
    timed("threads", threads)
    timed("processes", procs)
    timed("threadpool", lambda: pool(ThreadPoolExecutor))
    timed("processpool", lambda: pool(ProcessPoolExecutor))
    timed("mp.Pool", lambda: mp.Pool(4).map(cpu, [N] * 4))
    timed("async", lambda: asyncio.run(agather()))
    timed("to_thread", lambda: asyncio.run(tothread()))
    timed("8 processes", lambda: mp.Pool(8).map(cpu, [N] * 8))
END
run "$LOOPCHEF" run "$file"
same 'threads, processes and tasks that compute' 'one          0.15
sequential   0.60
threads      0.60
processes    0.15
threadpool   0.60
processpool  0.15
mp.Pool      0.15
async        0.60
to_thread    0.60
8 processes  0.30'

exit $failed

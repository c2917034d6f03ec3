import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def job(n):
    time.sleep(n)
    return n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(job, [3, 1, 2])), time.monotonic())
    futures = [pool.submit(job, n) for n in (2, 1)]
    print([f.result() for f in as_completed(futures)], futures[0].done(), time.monotonic())

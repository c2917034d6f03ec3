# concurrent.futures: submit, map, wait with every return_when, as_completed, callbacks, cancelling, time-outs, shutdown.
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ProcessPoolExecutor, ThreadPoolExecutor,
                                as_completed, wait)
import concurrent.futures


def job(n, fail=False):
    time.sleep(n)
    if fail:
        raise ValueError(n)
    return n


def stamp(*what):
    print(f"{time.monotonic():.2f}", *what)


def names(futures):
    return sorted(label[future] for future in futures)


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as pool:
    futures = [pool.submit(job, n / 10, n == 2) for n in (3, 1, 2, 4)]
    label = dict(zip(futures, "abcd"))
    stamp([future.running() for future in futures], futures[3].cancelled())
    for when in FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED:
        done, not_done = wait(futures, return_when=when)
        stamp(when, names(done), names(not_done))
    stamp([future.exception() for future in futures])
    futures = [pool.submit(job, n / 10) for n in (2, 1, 3)]
    for future in as_completed(futures):
        stamp(future.result())
    try:
        for future in as_completed([pool.submit(job, 1), pool.submit(job, 0.1)], timeout=0.5):
            stamp(future.result())
    except TimeoutError as e:
        stamp("timeout", e)
    future = pool.submit(job, 0.2)
    future.add_done_callback(lambda future: stamp("callback", future.result()))
    try:
        future.result(timeout=0.1)
    except concurrent.futures.TimeoutError:
        stamp("not yet", future)
    stamp(list(pool.map(job, [0.3, 0.1, 0.2])), future)
    blockers = [pool.submit(job, 0.5) for _ in range(3)]
    queued = pool.submit(job, 1)
    stamp(queued.cancel(), queued.cancelled(), blockers[0].cancel(), queued)
    try:
        queued.result()
    except concurrent.futures.CancelledError as e:
        stamp(repr(e))
try:
    pool.submit(job, 1)
except RuntimeError as e:
    stamp(e)
pool = ThreadPoolExecutor(1)
late = [pool.submit(job, 0.2) for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
stamp([future.cancelled() for future in late])
with ProcessPoolExecutor(2) as pool:
    stamp(list(pool.map(job, [0.2, 0.2, 0.2])))
    try:
        pool.submit(job, 0.1, True).result()
    except ValueError as e:
        stamp(repr(e))

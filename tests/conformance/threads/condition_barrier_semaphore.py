# Condition, Semaphore, Barrier, Event and RLock between threads that sleep; who goes on when.
import threading
import time


def say(*what):
    print(f"{time.monotonic():.2f}", threading.current_thread().name, *what)


items, condition = [], threading.Condition()


def consumer():
    with condition:
        while not items:
            condition.wait()
        say("got", items.pop(0))


def producer():
    for n in range(3):
        time.sleep(0.2)
        with condition:
            items.append(n)
            condition.notify()
            say("put", n)


threads = [threading.Thread(target=consumer, name=f"c{n}") for n in range(3)] + [threading.Thread(target=producer, name="p")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

pool = threading.Semaphore(2)
barrier = threading.Barrier(3, action=lambda: say("all are here"))


def worker(n):
    with pool:
        say("in", n)
        time.sleep(0.1 * (n + 1))
    try:
        index = barrier.wait(timeout=1)
        say("through", index >= 0, barrier.n_waiting)
    except threading.BrokenBarrierError:
        say("broken", barrier.broken)


threads = [threading.Thread(target=worker, args=(n,), name=f"w{n}") for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(barrier, pool, f"{time.monotonic():.2f}")

event, lock = threading.Event(), threading.RLock()


def waiter():
    say("waits", event.wait(0.1), event.wait(5), event.is_set())
    with lock, lock:
        say("twice", bool(lock.acquire(blocking=False)))
        lock.release()


threading.Thread(target=waiter, name="e").start()
timer = threading.Timer(0.3, event.set)
timer.start()
never = threading.Timer(0.2, print, ["never"])
never.start()
never.cancel()
timer.join()
print(threading.active_count() >= 1, timer.is_alive(), event)
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print(e)
try:
    lock.release()
except RuntimeError as e:
    print(e)
print(bounded.acquire(blocking=False), bounded.acquire(timeout=0.1), f"{time.monotonic():.2f}")

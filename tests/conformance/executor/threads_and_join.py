import threading
import time

out = []


def work(n):
    time.sleep(n)
    out.append((n, threading.current_thread().name))


threads = [threading.Thread(target=work, args=(n,), name=f"w{n}") for n in (2, 1)]
for t in threads:
    t.start()
print([t.is_alive() for t in threads])
for t in threads:
    t.join()
print(out, time.monotonic(), threading.current_thread().name)

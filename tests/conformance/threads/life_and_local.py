# A thread's names, states and failures; values that each has for itself; daemons; what the end of the program waits for.
import sys
import threading
import time

local = threading.local()
local.value = "main"


class Own(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"own-{n}", daemon=False)
        self.n = n

    def run(self):
        print(hasattr(local, "value"), self.name, self.daemon)
        local.value = self.n
        time.sleep(0.1)
        print(local.value, threading.current_thread() is self, self.is_alive())


def plain():
    time.sleep(0.2)


def fails():
    raise KeyError("in a thread")


threads = [Own(1), Own(2), threading.Thread(target=plain), threading.Thread(target=plain, daemon=True)]
print([str(thread).replace(str(thread.ident), "N") for thread in threads])
for thread in threads:
    thread.start()
print(threading.active_count(), [thread.name for thread in threading.enumerate()], threading.main_thread().name)
for thread in threads:
    thread.join(0.15)
    print(thread.name, thread.is_alive(), thread.daemon, f"{time.monotonic():.2f}")
print(local.value, threading.current_thread().name, threading.get_ident() == threading.main_thread().ident)
failing = threading.Thread(target=fails)
failing.start()
failing.join()
threading.excepthook = lambda args: print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
failing = threading.Thread(target=fails, name="f")
failing.start()
failing.join()
for wrong in failing.start, threading.Thread().join, threading.current_thread().join:
    try:
        wrong()
    except RuntimeError as e:
        print(e)
counter = 0


def add(lock):
    global counter
    for _ in range(3):
        with lock:
            value = counter
            time.sleep(0.01)
            counter = value + 1


lock = threading.Lock()
adders = [threading.Thread(target=add, args=(lock,)) for _ in range(3)]
for thread in adders:
    thread.start()
for thread in adders:
    thread.join()
print(counter, lock.locked(), f"{time.monotonic():.2f}")
threading.Thread(target=lambda: (time.sleep(1), print("the end waits for me", f"{time.monotonic():.2f}"))).start()
threading.Thread(target=lambda: (time.sleep(9), print("not for me")), daemon=True).start()
print("main ends")

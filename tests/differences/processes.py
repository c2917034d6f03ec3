# Processes: real ones cannot be recorded in virtual time. CPython 3.13 prints the same in real time, but for pids and fractions of seconds.
import multiprocessing as mp, os, time
counter = 0
items = []
def work(n, q):
    global counter
    counter += n
    items.append(n)
    time.sleep(n)
    q.put((os.getpid(), mp.current_process().name, counter, items))
    if n == 2: raise ValueError("child")
def square(x):
    time.sleep(0.5)
    return x * x
class P(mp.Process):
    def run(self): print("run", self.name)
if __name__ == "__main__":
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(n, q)) for n in (2, 1)]
    for p in ps: p.start()
    print(ps[0], ps[0].is_alive(), mp.active_children(), time.monotonic())
    for p in ps: p.join()
    print([p.exitcode for p in ps], time.monotonic(), ps[1])
    print(q.get(), q.get(), counter, items)
    with mp.Pool(4) as pool:
        print(pool.map(square, range(8)), time.monotonic())
        r = pool.apply_async(square, (3,)); print(r.get())
        print(pool.starmap(pow, [(2, 3), (3, 2)]), list(pool.imap(square, [1, 2])))
    p = P(); p.start(); p.join()
    a, b = mp.Pipe(); a.send([1]); print(b.recv(), b.poll())
    v = mp.Value("i", 5)
    with v.get_lock(): v.value += 1
    print(v.value, mp.cpu_count(), mp.current_process(), os.getpid())

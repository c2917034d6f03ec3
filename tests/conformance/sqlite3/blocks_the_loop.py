# A blocking database holds up the loop for each statement; a connection belongs to its thread.
import asyncio
import sqlite3
import time


async def heart():
    for n in range(4):
        print(f"{time.monotonic():.3f} beat")
        await asyncio.sleep(0.015)


async def main():
    beating = asyncio.create_task(heart())
    await asyncio.sleep(0)
    with sqlite3.connect("x.db") as db:
        db.execute("CREATE TABLE t (n INTEGER)")
        db.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(5)])
        print(f"{time.monotonic():.3f}", db.execute("SELECT sum(n) FROM t").fetchone())
    await beating
    try:
        await asyncio.to_thread(db.execute, "SELECT 1")
    except sqlite3.ProgrammingError as e:
        print(str(e)[:80])
    free = sqlite3.connect("x.db", check_same_thread=False)
    print(await asyncio.to_thread(lambda: free.execute("SELECT count(*) FROM t").fetchall()), f"{time.monotonic():.3f}")


asyncio.run(main())

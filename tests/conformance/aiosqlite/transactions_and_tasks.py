# aiosqlite: two connections to one file, transactions, rows by name, errors; other tasks run while it waits.
import asyncio

import aiosqlite


async def heart():
    for n in range(6):
        print(f"{loop.time():.2f} beat")
        await asyncio.sleep(0.05)


async def add(db, name):
    async with db.execute("INSERT INTO users (name) VALUES (?)", (name,)) as cursor:
        print(f"{loop.time():.2f}", name, cursor.lastrowid, cursor.rowcount)


async def main():
    global loop
    loop = asyncio.get_running_loop()
    beating = asyncio.create_task(heart())
    db = await aiosqlite.connect("shop.db")
    await db.execute("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    await asyncio.gather(*(add(db, name) for name in ("ana", "ben", "cyd")))
    print(db.in_transaction, db.total_changes)
    async with aiosqlite.connect("shop.db") as other:
        print(await (await other.execute("SELECT count(*) FROM users")).fetchone())
        await db.commit()
        print(await other.execute_fetchall("SELECT * FROM users ORDER BY name DESC"))
        await db.executemany("INSERT INTO users (name) VALUES (?)", [("dan",), ("eve",)])
        await db.rollback()
        other.row_factory = aiosqlite.Row
        async with other.execute("SELECT * FROM users WHERE id > ?", (1,)) as cursor:
            async for row in cursor:
                print(f"{loop.time():.2f}", row["name"], row[0], row.keys())
    for sql in "INSERT INTO users (name) VALUES ('ana')", "SELECT * FROM nowhere", "SELEKT":
        try:
            await db.execute(sql)
        except aiosqlite.Error as e:
            print(f"{loop.time():.2f}", type(e).__name__, e)
    async with db.cursor() as cursor:
        await cursor.execute("SELECT name FROM users")
        print(await cursor.fetchmany(2), await cursor.fetchall(), cursor.description[0][0])
    print(await db.execute_insert("INSERT INTO users (name) VALUES ('fay')"))
    await db.executescript("DELETE FROM users; INSERT INTO users VALUES (7, 'gus');")
    print(await (await db.execute("SELECT * FROM users")).fetchall())
    await db.close()
    try:
        await db.execute("SELECT 1")
    except ValueError as e:
        print(e)
    await beating


asyncio.run(main())

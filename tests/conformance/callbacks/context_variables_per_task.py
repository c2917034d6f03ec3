import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")


async def child(name):
    before = who.get()
    who.set(name)
    await asyncio.sleep(0.1)
    print(name, "sees", who.get(), "came from", before)


async def main():
    who.set("main")
    token = who.set("inner")
    await asyncio.gather(child("a"), child("b"))
    print(who.get())
    who.reset(token)
    print(who.get())
    await child("c")
    print(who.get())


asyncio.run(main())

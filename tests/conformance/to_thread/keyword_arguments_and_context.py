import asyncio
import contextvars

user = contextvars.ContextVar("user")


def work(a, *, b):
    return a + b, user.get()


async def main():
    user.set("ann")
    print(await asyncio.to_thread(work, 1, b=2))


asyncio.run(main())

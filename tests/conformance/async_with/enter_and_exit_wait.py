import asyncio


class Connection:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0.2)
        print("close", self.name, repr(value), asyncio.get_running_loop().time())
        return self.swallow


async def main():
    async with Connection("a") as a, Connection("b", True):
        print("body", a.name)
        raise ValueError("x")
    print("after")
    try:
        async with 5:
            pass
    except TypeError as e:
        print(e)


asyncio.run(main())

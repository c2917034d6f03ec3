import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.2)
        return self.n


async def main():
    async for x in Countdown(3):
        print(x)
    else:
        print("else", asyncio.get_running_loop().time())
    for bad in (5, [1]):
        try:
            async for _ in bad:
                pass
        except TypeError as e:
            print(e)


asyncio.run(main())

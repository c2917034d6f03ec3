import asyncio
class Q[T]:
    def __init__(self): self.q: asyncio.Queue[T] = asyncio.Queue()
    async def get(self) -> T: return await self.q.get()
async def main():
    q = Q[int]()
    q.q.put_nowait(4)
    print(await q.get())
asyncio.run(main())

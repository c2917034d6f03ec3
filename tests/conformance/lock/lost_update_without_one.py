import asyncio


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self):
        seen = self.balance
        await asyncio.sleep(0)
        self.balance = seen + 1

    async def safe(self):
        async with self.lock:
            await self.deposit()


async def main():
    a = Account()
    await asyncio.gather(*(a.deposit() for _ in range(5)))
    print(a.balance)
    a.balance = 0
    await asyncio.gather(*(a.safe() for _ in range(5)))
    print(a.balance)


asyncio.run(main())

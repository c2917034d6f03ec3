import asyncio

seen = []


async def main():
    seen.append(asyncio.get_running_loop())
    return "result"


print(asyncio.run(main()), seen[0].is_closed(), seen[0].is_running())

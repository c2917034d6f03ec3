import asyncio


async def waiter(n, fut):
    try:
        print(n, await fut)
    except ValueError as e:
        print(n, repr(e))


async def main():
    loop = asyncio.get_running_loop()
    for setter in (lambda f: f.set_result("value"), lambda f: f.set_exception(ValueError("bad"))):
        fut = loop.create_future()
        tasks = [asyncio.create_task(waiter(n, fut)) for n in range(2)]
        await asyncio.sleep(1)
        setter(fut)
        print("set", fut.done())
        await asyncio.gather(*tasks)


asyncio.run(main())

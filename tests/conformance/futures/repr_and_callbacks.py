import asyncio


def seen(fut):
    print("callback", fut.result())


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(fut)
    fut.add_done_callback(seen)
    fut.set_result([1])
    print(fut, fut.get_loop() is loop)
    await asyncio.sleep(0)
    done = loop.create_future()
    done.set_exception(KeyError("k"))
    print(done, done.exception().args)
    late = loop.create_future()
    late.cancel()
    print(late)


asyncio.run(main())

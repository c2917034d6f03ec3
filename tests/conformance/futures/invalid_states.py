import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    for f in (fut.result, fut.exception):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print(e)
    fut.set_result(1)
    for f in (lambda: fut.set_result(2), lambda: fut.set_exception(ValueError())):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print(e)
    gone = loop.create_future()
    gone.cancel("msg")
    try:
        gone.result()
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())

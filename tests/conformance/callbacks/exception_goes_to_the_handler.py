import asyncio


def bad():
    raise ValueError("in callback")


def handler(loop, context):
    print("handler:", context["message"].split(" at ")[0], repr(context["exception"]), sorted(context))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "own", "exception": KeyError("k")})
    print("on")


asyncio.run(main())

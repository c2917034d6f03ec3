import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()

    def work():
        time.sleep(0.5)
        loop.call_soon_threadsafe(fut.set_result, "from thread")

    threading.Thread(target=work).start()
    print(await fut, loop.time())


asyncio.run(main())

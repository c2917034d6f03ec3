# read, readline, readuntil, readexactly, their limits and their errors, on a reader that is fed by hand and one that is connected.
import asyncio


async def serve(reader, writer):
    writer.write(b"one\ntwo;three;" + b"x" * 10)
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.write(b"y" * 5)
    writer.close()


async def attempt(coroutine):
    try:
        print(await coroutine)
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e, getattr(e, "partial", None), getattr(e, "expected", None), getattr(e, "consumed", None))


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    await attempt(reader.readline())
    await attempt(reader.readuntil(b";"))
    await attempt(reader.read(3))
    await attempt(reader.readuntil((b";", b"e")))
    await attempt(reader.readexactly(1))
    await attempt(reader.readexactly(12))
    await attempt(reader.readexactly(4))
    await attempt(reader.read())
    print(reader.at_eof(), await reader.readline())
    writer.close()
    try:
        writer.write("text")
    except TypeError as e:
        print(e)
    server.close()
    await server.wait_closed()

    reader = asyncio.StreamReader(limit=8)
    print(reader)
    reader.feed_data(b"abcdefghijklmn\nrest")
    await attempt(reader.readuntil(b"\n"))
    await attempt(reader.readline())
    print(reader)
    reader.feed_data(b"no newline here")
    await attempt(reader.readline())
    waiting = asyncio.create_task(reader.read(5))
    await asyncio.sleep(0)
    await attempt(reader.read(1))
    reader.feed_data(b"late")
    await attempt(waiting)
    reader.feed_eof()
    await attempt(reader.readexactly(1))
    await attempt(reader.readexactly(-1))
    print(reader, await reader.read(0))


asyncio.run(main())

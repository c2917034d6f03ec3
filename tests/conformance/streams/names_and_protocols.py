# "localhost" is looked up in the default pool; what writer and server say of themselves.
import asyncio


async def handle(reader, writer):
    print(await reader.read(100), writer.can_write_eof(), writer.transport.is_closing())
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "localhost", 8888)
    reader, writer = await asyncio.open_connection("localhost", 8888)
    print(isinstance(reader, asyncio.StreamReader), isinstance(writer, asyncio.StreamWriter))
    writer.write(b"ping")
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    try:
        await writer.drain()
    except ConnectionResetError as e:
        print(e)
    server.close()
    await server.wait_closed()
    await server.wait_closed()


asyncio.run(main())

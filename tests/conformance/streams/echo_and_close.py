# A server and a client in one program: a line there and back, the end of both, and nobody who listens.
import asyncio
async def handle(reader, writer):
    data = await reader.readline()
    print("server got", data, writer.get_extra_info("peername")[0])
    writer.write(data.upper())
    await writer.drain()
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    print(server.is_serving(), server.sockets[0].getsockname())
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
        writer.write(b"hello\n")
        await writer.drain()
        print("client got", await reader.read())
        writer.close()
        await writer.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", 9999)
    except OSError as e: print(repr(e))
asyncio.run(main())

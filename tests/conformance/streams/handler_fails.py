# A handler that raises is told of and its connection closed; a client that goes away while the server writes.
import asyncio


async def failing(reader, writer):
    await reader.readline()
    raise ValueError("handler")


class Protocol(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("made", type(transport).__name__, transport.get_extra_info("peername")[1] > 0)

    def data_received(self, data):
        print("data", data)
        if data != b"niaga":
            self.transport.write(data[::-1])

    def eof_received(self):
        print("eof")

    def connection_lost(self, exc):
        print("lost", exc)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    async with await asyncio.start_server(failing, "127.0.0.1", 8888):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
        writer.write(b"x\n")
        print(await reader.read())
        writer.close()
        await writer.wait_closed()
    server = await loop.create_server(Protocol, "127.0.0.1", 8889)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8889)
    writer.writelines([b"a", b"bc"])
    print(await reader.read(10))
    writer.close()
    await asyncio.sleep(0.1)
    transport, protocol = await loop.create_connection(Protocol, "127.0.0.1", 8889)
    transport.write(b"again")
    await asyncio.sleep(0.1)
    transport.abort()
    await asyncio.sleep(0.1)
    server.close()
    await server.wait_closed()
    try:
        kept = await asyncio.start_server(failing, "127.0.0.1", 8890)
        await asyncio.start_server(failing, "127.0.0.1", 8890)
    except OSError as e:
        print(e)
        kept.close()


asyncio.run(main())

# Clients at once, each with a task at the server; sleeps between their lines; serve_forever() is cancelled at the end.
import asyncio


async def handle(reader, writer):
    name = asyncio.current_task().get_name()
    async for line in reader:
        print(f"{loop.time():.1f} {name} {line}")
        await asyncio.sleep(0.1)
        writer.write(b"echo " + line)
        await writer.drain()
    print(name, "end", reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def client(n, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for k in range(2):
        writer.write(f"{n}.{k}\n".encode())
        await writer.drain()
        print(f"{loop.time():.1f} client {n}", await reader.readline())
        await asyncio.sleep(0.05 * n)
    writer.write_eof()
    print(n, await reader.read())
    writer.close()
    await writer.wait_closed()
    print(n, writer.is_closing())


async def main():
    global loop
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    serving = asyncio.create_task(server.serve_forever())
    await asyncio.gather(*(client(n, port) for n in range(3)))
    serving.cancel()
    try:
        await serving
    except asyncio.CancelledError:
        print("served", server.is_serving(), server.sockets)


asyncio.run(main())

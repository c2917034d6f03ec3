# A connection in memory holds 208 KiB in one direction (a kernel's buffers grow as they like); other hosts answer HTTP from the rules.
# loopchef: GET http://example.com/slow takes 0.5s -> 404 "nope"
import asyncio
async def handle(reader, writer):
    n = 0
    while True:
        data = await reader.read(65536)
        if not data: break
        n += len(data)
        await asyncio.sleep(0.1)
    print("server got", n); writer.close()
async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    r, w = await asyncio.open_connection("127.0.0.1", 8888)
    for i in range(12):
        w.write(b"x" * 100_000)
        t = loop.time()
        await w.drain()
        print(i, f"{loop.time():.2f} drained after {loop.time() - t:.2f}", w.transport.get_write_buffer_size())
    w.close(); await w.wait_closed()
    await asyncio.sleep(3)
    for path in "/", "/slow":
        r, w = await asyncio.open_connection("example.com", 80)
        w.write(f"HEAD {path} HTTP/1.0\r\nHost: example.com\r\n\r\n".encode() if path == "/" else f"GET {path} HTTP/1.0\r\n\r\n".encode())
        while line := await r.readline():
            print(f"{loop.time():.2f}", line)
        w.close(); await w.wait_closed()
asyncio.run(main())

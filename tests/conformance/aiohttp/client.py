# A session's requests, awaited and entered; what a response says.
# loopchef: GET https://api.example.com/items/* takes 0.3s -> 200 "{"items": [1, 2]}"
# loopchef: POST https://api.example.com/items takes 200ms -> 201 "{"id": 1}"
# loopchef: GET https://api.example.com/lines takes 0.1s -> 200 "first line"
import asyncio

import aiohttp


async def main():
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession("https://api.example.com", headers={"X-Key": "k"}) as session:
        async with session.get("/items/7", params={"q": "a b"}) as response:
            print(f"{loop.time():.1f}", response.status, response.reason, response.ok, response.url, response.method)
            print(await response.json(), await response.text(), await response.read())
            print(response.headers, response.content_type, response.charset, response.content_length, response.host)
            print(repr(response), response.headers["Content-Type"], response.headers.get("nothing"))
        print(response.closed)
        response = await session.post("https://api.example.com/items", json={"a": 1})
        print(f"{loop.time():.1f}", response.status, (await response.json())["id"])
        response.release()
        async with session.request("get", "https://api.example.com/lines") as response:
            async for line in response.content:
                print(line)
        async with session.get("https://api.example.com/lines") as response:
            print([chunk async for chunk in response.content.iter_chunked(4)], await response.content.read())
        results = await asyncio.gather(*(session.get(f"https://example.com/{n}") for n in range(3)))
        print(f"{loop.time():.1f}", [result.status for result in results])
        bodies = await asyncio.gather(*(result.json() for result in results))
        print(f"{loop.time():.1f}", bodies, session.closed)
    print(session.closed)
    try:
        await session.get("https://example.com")
    except RuntimeError as e:
        print(e)
    async with aiohttp.request("GET", "https://example.com/once") as response:
        print(response.status, str(response.url))
    connector = aiohttp.TCPConnector(limit=2)
    async with aiohttp.ClientSession(connector=connector) as session:
        start = loop.time()
        responses = [session.get(f"https://example.com/{n}") for n in range(5)]
        for awaitable in asyncio.as_completed(responses):
            print(f"{loop.time() - start:.1f}", (await awaitable).url.name)
    print(connector.closed, connector.limit)


asyncio.run(main())
try:
    aiohttp.ClientSession()
except RuntimeError as e:
    print(e)

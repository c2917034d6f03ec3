# What a request gets: the first rule that matches, then the built-in ones, then one second and the URL as JSON.
# loopchef: GET https://api.example.com/items/1 takes 0.2s -> 404 "no "such" item"
# loopchef: GET https://api.example.com/items/* takes 300ms
# loopchef: POST https://api.example.com/items -> 201 "{"id": 1}"
# loopchef: * https://*.example.com/*/deep/*.json takes 0.1s -> 202
import asyncio

import httpx


async def show(method, url, **kwargs):
    start = loop.time()
    response = await client.request(method, url, **kwargs)
    print(f"{loop.time() - start:.3f}", response, response.request, repr(response.text), len(response.content))
    print("   ", response.headers, response.elapsed.total_seconds(), response.http_version, repr(response.url))


async def main():
    global loop, client
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient(base_url="https://api.example.com") as client:
        await show("GET", "/items/1")
        await show("GET", "items/2")
        await show("POST", "/items", json={"a": 1})
        await show("PUT", "https://www.example.com/x/deep/y/z.json")
        await show("GET", "/items", params={"q": "a b", "n": [1, 2], "yes": True, "none": None})
        await show("DELETE", "https://httpbin.org/delay/0.25")
        await show("GET", "https://httpbin.org/status/503")
        await show("GET", "https://example.com")
    print(client.is_closed)


asyncio.run(main())

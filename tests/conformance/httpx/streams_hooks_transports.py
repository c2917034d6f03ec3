# Streaming responses, event hooks, and a transport of the program's own.
# loopchef: GET https://api.example.com/lines takes 0.5s -> 200 "one two three"
import asyncio

import httpx


async def asked(request):
    print("asked", request.method, request.url)


async def answered(response):
    print("answered", response.status_code, response.is_closed)


def handler(request):
    return httpx.Response(200, json={"path": request.url.path, "agent": request.headers["user-agent"]})


async def main():
    async with httpx.AsyncClient(event_hooks={"request": [asked], "response": [answered]}) as client:
        async with client.stream("GET", "https://api.example.com/lines") as response:
            try:
                response.text
            except httpx.ResponseNotRead as e:
                print(e)
            async for chunk in response.aiter_bytes(5):
                print(chunk, response.num_bytes_downloaded)
            print(response.is_closed, response.is_stream_consumed)
        async with client.stream("GET", "https://api.example.com/lines") as response:
            print(await response.aread(), [line async for line in response.aiter_lines()])
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler), headers={"User-Agent": "me"}) as client:
        response = await client.get("https://example.com/mock")
        print(response.json(), response.headers)
    with httpx.stream("GET", "https://api.example.com/lines") as response:
        print(list(response.iter_text()))
    url = httpx.URL("https://user:secret@example.com:8443/a/b?x=1&y=2#top")
    print(url.scheme, url.host, url.port, url.path, url.query, url.fragment, url.params, url.join("../c"), repr(url))
    print(httpx.Timeout(3), httpx.Timeout(3, connect=1), httpx.Limits(max_connections=5))
    print(httpx.codes.NOT_FOUND, repr(httpx.codes.OK), httpx.codes.is_error(404), httpx.codes.ok)


asyncio.run(main())

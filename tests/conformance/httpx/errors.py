# Failures, time-outs, raise_for_status(), and what is wrong with a request itself.
# loopchef: GET https://down.example.com/connect fails ConnectError
# loopchef: GET https://down.example.com/value fails ValueError
# loopchef: GET https://down.example.com/unknown fails NoSuchThing
# loopchef: GET https://slow.example.com/* takes 9s
# loopchef: GET https://api.example.com/moved -> 301
# loopchef: GET https://api.example.com/teapot -> 418
# loopchef: GET https://api.example.com/broken -> 500
import asyncio

import httpx

URLS = [f"https://down.example.com/{name}" for name in ("connect", "value", "unknown")]
URLS += [f"https://api.example.com/{name}" for name in ("moved", "teapot", "broken", "fine")]
URLS += ["https://slow.example.com/", "example.com/x", "ftp://example.com/"]


async def attempt(client, url, **kwargs):
    start = loop.time()
    try:
        response = await client.get(url, **kwargs)
        print(url, response.raise_for_status().status_code, response.is_success)
    except httpx.HTTPStatusError as e:
        print(f"{loop.time() - start:.1f}", repr(e), e.response.status_code, e.request.method, e.response.is_error)
    except httpx.RequestError as e:
        print(f"{loop.time() - start:.1f}", repr(e), e.request.url)
    except Exception as e:
        print(f"{loop.time() - start:.1f}", repr(e))


async def main():
    global loop
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient() as client:
        for url in URLS:
            await attempt(client, url)
        await attempt(client, "https://slow.example.com/", timeout=0.5)
        await attempt(client, "https://slow.example.com/", timeout=httpx.Timeout(10.0, read=2.0))
        await attempt(client, "https://slow.example.com/", timeout=httpx.Timeout(10.0))
        await attempt(client, "https://slow.example.com/", timeout=None)
    await attempt(client, "https://example.com")
    try:
        async with client:
            pass
    except RuntimeError as e:
        print(e)
    for kind in httpx.ReadTimeout, httpx.ConnectError, httpx.HTTPStatusError, httpx.ResponseNotRead:
        print([base.__name__ for base in kind.__mro__])
    try:
        (await httpx.AsyncClient().get("https://api.example.com/teapot")).json()["url"]
        httpx.Response(200).raise_for_status()
    except RuntimeError as e:
        print(e)


asyncio.run(main())

# Failures, time-outs, raise_for_status(); reading a response that was left; a session that nobody closed.
# loopchef: GET https://down.example.com/connector fails ClientConnectorError
# loopchef: GET https://down.example.com/dropped fails ServerDisconnectedError
# loopchef: GET https://down.example.com/other fails SomethingElse
# loopchef: GET https://down.example.com/oserror fails OSError
# loopchef: GET https://slow.example.com/* takes 9s
# loopchef: GET https://api.example.com/missing -> 404
# loopchef: GET https://api.example.com/text takes 0.1s -> 200 "not json"
import asyncio

import aiohttp


async def attempt(session, url, **kwargs):
    start = loop.time()
    try:
        async with session.get(url, **kwargs) as response:
            response.raise_for_status()
            print(url, response.status)
            return response
    except aiohttp.ClientResponseError as e:
        print(f"{loop.time() - start:.1f}", type(e).__name__, e, e.status, e.message)
    except aiohttp.ClientError as e:
        print(f"{loop.time() - start:.1f}", type(e).__name__, e, isinstance(e, OSError))
    except (asyncio.TimeoutError, OSError) as e:
        print(f"{loop.time() - start:.1f}", repr(e))


async def main():
    global loop
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        for name in "connector", "dropped", "other", "oserror":
            await attempt(session, f"https://down.example.com/{name}")
        await attempt(session, "https://slow.example.com/")
        await attempt(session, "https://slow.example.com/", timeout=aiohttp.ClientTimeout(total=0.5))
        await attempt(session, "https://slow.example.com/", timeout=aiohttp.ClientTimeout(total=None))
        await attempt(session, "https://slow.example.com/", timeout=aiohttp.ClientTimeout(total=10, sock_read=2))
        await attempt(session, "https://api.example.com/missing")
        await attempt(session, "no-host")
        await attempt(session, "ftp://example.com/")
        response = await attempt(session, "https://api.example.com/text")
        try:
            await response.text()
        except aiohttp.ClientConnectionError as e:
            print(repr(e))
        try:
            async with session.get("https://api.example.com/text") as response:
                await response.json()
        except ValueError as e:
            print(repr(e))
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        await attempt(session, "https://api.example.com/missing")
    for kind in aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError, aiohttp.ContentTypeError, aiohttp.InvalidURL:
        print([base.__name__ for base in kind.__mro__])
    print(aiohttp.ClientTimeout(total=3), repr(aiohttp.BasicAuth("a", "b").encode()))
    session = aiohttp.ClientSession()
    print((await session.get("https://example.com")).status)


asyncio.run(main())

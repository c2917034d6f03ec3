# fastapi.serving: the server. Its task takes the requests at their times and makes a task for each.
import asyncio
import sys

from .app import FastAPI


async def _handle(app, method, target, loop):
    background = None
    try:
        response = await app._answer(method, target)
        shown, background = f"{response.status_code} {response.body}".rstrip(), response.background
    except Exception:
        from traceback import print_exc
        print_exc()
        shown = "500 Internal Server Error"
    print(f"{loop.time():.3f} {method} {target} -> {shown}")
    if background is not None:
        await background()


async def _serve(app):
    import _network
    loop = asyncio.get_running_loop()
    async with app._running():
        tasks = []
        requests = sorted(_network.requests(), key=lambda request: request[2])
        for number, (method, target, when) in enumerate(requests, 1):
            left = when - loop.time()
            if left > 0:
                await asyncio.sleep(left)
            tasks.append(loop.create_task(_handle(app, method, target, loop), name=f"{method} {target} #{number}"))
        await asyncio.gather(*tasks)


_served = False


def serve(app):
    global _served
    _served = True
    asyncio.run(_serve(app))


def _serve_at_the_end():
    """Called when the program's module has ended, and no loop has run."""
    if FastAPI._made and not _served:
        serve(FastAPI._made[-1])

# A lifespan around all requests, a middleware around each, an exception handler of the program's own; uvicorn serves there and then.
# loopchef: request GET /ok at 0.1
# loopchef: request GET /tea at 0.2
import asyncio
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse


class Teapot(Exception):
    pass


@asynccontextmanager
async def lifespan(app):
    print("starting")
    app.state.count = 0
    await asyncio.sleep(0.01)
    yield
    print("stopping", app.state.count)


app = FastAPI(lifespan=lifespan)


@app.middleware("http")
async def counted(request: Request, call_next):
    request.app.state.count += 1
    response = await call_next(request)
    print("passed", request.method, request.url.path, response.status_code)
    return response


@app.exception_handler(Teapot)
async def teapot(request, exc):
    return JSONResponse({"teapot": str(exc)}, status_code=418)


@app.get("/ok")
async def ok():
    return "fine"


@app.get("/tea")
async def tea():
    raise Teapot("short and stout")


if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8000)
    print("over")

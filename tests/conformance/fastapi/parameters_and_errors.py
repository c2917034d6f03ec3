# What handlers get, what they may give, and how they fail; plain handlers run in threads, equal times go as written.
# loopchef: request GET /items/7?q=abc&limit=3 at 0.1
# loopchef: request GET /items/seven at 0.1
# loopchef: request GET /items/8?limit=x at 0.2
# loopchef: request GET /needs at 0.2
# loopchef: request POST /items at 300ms
# loopchef: request DELETE /items/7 at 0.3
# loopchef: request GET /nowhere at 0.3
# loopchef: request GET /slow at 0.4
# loopchef: request GET /slow at 0.4
# loopchef: request GET /text at 0.4
# loopchef: request GET /broken at 0.5
# loopchef: request GET /v1/users/ana?loud=yes at 0.5
# loopchef: request GET /list at 0.6
# loopchef: request GET /gone at 0
import asyncio
import threading
import time
from dataclasses import dataclass

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, HTTPException, Query, Request, status
from fastapi.responses import PlainTextResponse

app = FastAPI(title="shop")
router = APIRouter(prefix="/v1")


@dataclass
class Item:
    name: str
    price: float = 1.5


async def connection():
    print("open")
    try:
        yield "db"
    finally:
        print("close")


def user_agent(request: Request):
    return request.headers.get("user-agent", "nobody")


@app.get("/items/{item_id}")
async def read_item(item_id: int, q: str | None = None, limit: int = 10, db=Depends(connection)):
    await asyncio.sleep(0.05)
    return {"id": item_id, "q": q, "limit": limit, "db": db}


@app.get("/needs")
async def needs(who: str, how: float = Query(1.0)):
    return who


@app.post("/items", status_code=status.HTTP_201_CREATED)
async def create(background: BackgroundTasks):
    background.add_task(print, "in the background")
    return Item("tea")


@app.get("/slow")
def slow(agent: str = Depends(user_agent)):
    time.sleep(0.2)
    return [threading.current_thread().name, agent]


@app.get("/text")
async def text():
    return PlainTextResponse("plain", status_code=202)


@app.get("/broken")
async def broken():
    raise ValueError("broken")


@app.get("/gone")
async def gone():
    raise HTTPException(410)


@app.get("/list")
async def things():
    return [1, "two", None, {"three": 3.0}]


@router.get("/users/{name}")
async def user(name: str, loud: bool = False):
    return {"hello": name.upper() if loud else name}


app.include_router(router)
print("module ends")

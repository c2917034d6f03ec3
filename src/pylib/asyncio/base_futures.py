# asyncio.base_futures: a name that some programs import from here.
from _asyncio import isfuture

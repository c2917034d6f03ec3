# aiohttp.streams: a body that has arrived, read piece by piece.
class StreamReader:
    def __init__(self, data=b""):
        self._data = data
        self._at = 0
        self._exception = None

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc

    def is_eof(self):
        return True

    def at_eof(self):
        return self._at >= len(self._data)

    def _take(self, size):
        if self._exception is not None:
            raise self._exception
        data = self._data[self._at:] if size < 0 else self._data[self._at:self._at + size]
        self._at += len(data)
        return data

    async def read(self, n=-1):
        return self._take(n)

    async def readany(self):
        return self._take(-1)

    async def readexactly(self, n):
        data = self._take(n)
        if len(data) < n:
            from asyncio import IncompleteReadError
            raise IncompleteReadError(data, n)
        return data

    async def readchunk(self):
        return self._take(-1), True

    def read_nowait(self, n=-1):
        return self._take(n)

    async def readline(self):
        return await self.readuntil()

    async def readuntil(self, separator=b"\n"):
        end = self._data.find(separator, self._at)
        return self._take(-1 if end < 0 else end + len(separator) - self._at)

    def __aiter__(self):
        return _Pieces(self.readline)

    def iter_any(self):
        return _Pieces(self.readany)

    def iter_chunked(self, n):
        async def read():
            return self._take(n)
        return _Pieces(read)

    def iter_chunks(self):
        return _Pieces(self.readchunk, (b"", True))


class _Pieces:
    def __init__(self, read, end=b""):
        self._read = read
        self._end = end

    def __aiter__(self):
        return self

    async def __anext__(self):
        piece = await self._read()
        if piece == self._end:
            raise StopAsyncIteration
        return piece


EMPTY_PAYLOAD = StreamReader()

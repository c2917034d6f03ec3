# urllib.response: what is read from a URL.
__all__ = ["addbase", "addinfo", "addinfourl"]


class addbase:
    """A body in memory, read as a file is."""

    def __init__(self, fp):
        self.fp = fp

    def _body(self):
        if self.fp is None:
            raise ValueError("I/O operation on closed file.")
        return self.fp

    def read(self, amt=None):
        return self._body().read(amt)

    def readline(self, limit=-1):
        return self._body().readline(limit)

    def readlines(self, hint=None):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._body()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()

    def close(self):
        self.fp = None

    @property
    def closed(self):
        return self.fp is None

    def readable(self):
        return True


class addinfo(addbase):
    def __init__(self, fp, headers):
        super().__init__(fp)
        self.headers = headers

    def info(self):
        return self.headers


class addinfourl(addinfo):
    def __init__(self, fp, headers, url, code=None):
        super().__init__(fp, headers)
        self.url = url
        self.code = code

    @property
    def status(self):
        return self.code

    def getcode(self):
        return self.code

    def geturl(self):
        return self.url

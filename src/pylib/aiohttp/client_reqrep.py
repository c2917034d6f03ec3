# aiohttp.client_reqrep: responses.
from collections import namedtuple

import _outside
from yarl import URL

from .client_exceptions import ClientConnectionError, ClientResponseError, ContentTypeError
from .streams import StreamReader

ConnectionKey = namedtuple("ConnectionKey", "host port is_ssl ssl proxy proxy_auth proxy_headers_hash")


class RequestInfo(namedtuple("RequestInfo", "url method headers real_url")):
    __slots__ = ()


class CIMultiDict(_outside.Headers):
    def getall(self, key, *default):
        values = self._values(key)
        if not values and not default:
            raise KeyError(key)
        return values or default[0]

    def getone(self, key, *default):
        return self._values(key)[0] if key in self or not default else default[0]

    def add(self, key, value):
        self._items.append((key, value))

    def __getitem__(self, key):
        values = self._values(key)
        if not values:
            raise KeyError(key)
        return values[0]

    def __repr__(self):
        shown = ", ".join([f"{name!r}: {value!r}" for name, value in self._items])
        return f"<{type(self).__name__}({shown})>"


class CIMultiDictProxy(CIMultiDict):
    pass


class ClientResponse:
    def __init__(self, method, url, answer, request_headers, raise_for_status):
        self.method = method
        self._url = url
        self.version = (1, 1)
        self.status = answer.status
        self.reason = answer.phrase
        self.cookies = {}
        self._headers = CIMultiDictProxy(answer.headers())
        self._history = ()
        self._request_info = RequestInfo(url, method, request_headers, url)
        self.content = StreamReader(answer.body)
        self._body = None
        self._released = self._closed = False

    # ---- what it says

    @property
    def url(self):
        return self._url

    real_url = url

    @property
    def host(self):
        return self._url.host

    @property
    def headers(self):
        return self._headers

    @property
    def raw_headers(self):
        return tuple((name.encode(), value.encode()) for name, value in self._headers._items)

    @property
    def request_info(self):
        return self._request_info

    @property
    def history(self):
        return self._history

    @property
    def links(self):
        return {}

    @property
    def connection(self):
        return None

    @property
    def content_type(self):
        return self._headers.get("content-type", "application/octet-stream").partition(";")[0].strip().lower()

    @property
    def content_length(self):
        return int(self._headers["content-length"])

    @property
    def charset(self):
        _, found, rest = self._headers.get("content-type", "").partition("charset=")
        return rest.partition(";")[0].strip() if found else None

    def get_encoding(self):
        return self.charset or "utf-8"

    @property
    def ok(self):
        return 400 > self.status

    def raise_for_status(self):
        if not self.ok:
            if not self._released:
                self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    # ---- its body

    async def read(self):
        if self._body is None:
            self._body = await self.content.read()
        elif self._released:
            raise ClientConnectionError("Connection closed")
        return self._body

    async def text(self, encoding=None, errors="strict"):
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=None, content_type="application/json"):
        if self._body is None:
            await self.read()
        if content_type and self.content_type != content_type:
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f"Attempt to decode JSON with unexpected mimetype: {self.content_type}")
        stripped = self._body.strip()
        if not stripped:
            return None
        if loads is None:
            from json import loads
        return loads(stripped.decode(encoding or self.get_encoding()))

    # ---- its end

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._released:
            self._let_go()
        self._closed = True

    def release(self):
        self.close()
        from .connector import _Nothing
        return _Nothing()

    def _let_go(self):
        self.content.set_exception(ClientConnectionError("Connection closed"))
        self._released = True

    async def wait_for_close(self):
        self.release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type=None, exc=None, tb=None):
        self.release()

    def __repr__(self):
        return f"<ClientResponse({self._url}) [{self.status} {self.reason}]>\n{self._headers!r}\n"

# httpx._models: requests and responses.
import _outside

from ._exceptions import HTTPStatusError, RequestNotRead, ResponseNotRead, StreamClosed, StreamConsumed
from ._urls import URL, QueryParams


class Headers(_outside.Headers):
    def __init__(self, headers=None, encoding=None):
        super().__init__(headers)
        self._items = [(name.lower(), value) for name, value in self._items]
        self.encoding = encoding or "ascii"

    def __setitem__(self, name, value):
        super().__setitem__(_outside._text(name).lower(), value)

    @property
    def raw(self):
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in self._items]

    def multi_items(self):
        return list(self._items)

    def get_list(self, key, split_commas=False):
        values = self._values(key)
        return [part.strip() for value in values for part in value.split(",")] if split_commas else values

    def update(self, headers=None):
        for name, value in Headers(headers)._items:
            self[name] = value

    def __repr__(self):
        secret = ("authorization", "proxy-authorization")
        items = [(name, "[secure]" if name in secret else value) for name, value in self._items]
        several = len(dict(items)) < len(items)
        return f"Headers({items if several else dict(items)!r})"


class Cookies(dict):
    def __init__(self, cookies=None):
        super().__init__(cookies or {})

    def set(self, name, value, domain="", path="/"):
        self[name] = value

    def delete(self, name, domain=None, path=None):
        del self[name]

    def __repr__(self):
        shown = ", ".join([f"<Cookie {name}={value} for />" for name, value in self.items()])
        return f"<Cookies[{shown}]>"


def _body_of(headers, content, data, files, json):
    if files:
        _outside.refuse("sending files with httpx is not simulated")
    if content is not None:
        body = content.encode() if isinstance(content, str) else content
        if not isinstance(body, bytes):
            _outside.refuse("sending an iterator as content is not simulated")
    elif data:
        from urllib.parse import urlencode
        body = data if isinstance(data, bytes) else urlencode(list(_outside.pairs_of(data))).encode()
        headers.setdefault("content-type", "application/x-www-form-urlencoded")
    elif json is not None:
        from json import dumps
        body = dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        headers.setdefault("content-type", "application/json")
    else:
        return b""
    headers["content-length"] = str(len(body))
    return body


class Request:
    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, files=None, json=None,
                 stream=None, extensions=None):
        self.method = method.upper() if isinstance(method, str) else method.decode("ascii").upper()
        self.url = URL(url) if params is None else URL(url).copy_merge_params(params)
        self.headers = Headers(headers)
        if "host" not in self.headers:
            self.headers._items.insert(0, ("host", self.url.netloc.decode()))
        if cookies:
            self.headers["cookie"] = "; ".join([f"{name}={value}" for name, value in Cookies(cookies).items()])
        self._content = _body_of(self.headers, content, data, files, json)
        if not self._content and self.method in ("POST", "PUT", "PATCH"):
            self.headers["content-length"] = "0"
        self.extensions = {} if extensions is None else dict(extensions)

    @property
    def content(self):
        return self._content

    def read(self):
        return self._content

    async def aread(self):
        return self._content

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, stream=None, request=None,
                 extensions=None, history=None, default_encoding="utf-8"):
        self.status_code = status_code
        self.headers = Headers(headers)
        self._request = request
        self.next_request = None
        self.extensions = {} if extensions is None else dict(extensions)
        self.history = [] if history is None else list(history)
        self.is_closed = self.is_stream_consumed = False
        self.default_encoding = default_encoding
        self._elapsed = None
        self._given = None
        body, kind = self._body_from(content, text, html, json)
        if kind and "content-type" not in self.headers:
            self.headers["content-length"] = str(len(body))
            self.headers["content-type"] = kind
        self._body = body           # what the server sends
        self._content = None        # what was read of it
        self.num_bytes_downloaded = 0
        if stream is None:
            self.read()

    def _body_from(self, content, text, html, json):
        if text is not None:
            return text.encode(), "text/plain; charset=utf-8"
        if html is not None:
            return html.encode(), "text/html; charset=utf-8"
        if json is not None:
            from json import dumps
            return dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(), "application/json"
        if content is None:
            return b"", None
        if not isinstance(content, (bytes, str)):
            _outside.refuse("a response from an iterator is not simulated")
        return content.encode() if isinstance(content, str) else content, None

    @property
    def elapsed(self):
        if self._elapsed is None or not self.is_closed:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed

    @elapsed.setter
    def elapsed(self, elapsed):
        self._elapsed = elapsed

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @request.setter
    def request(self, value):
        self._request = value

    @property
    def http_version(self):
        return "HTTP/1.1"

    @property
    def reason_phrase(self):
        return _outside.PHRASES.get(self.status_code, "")

    @property
    def url(self):
        return self.request.url

    @property
    def content(self):
        if self._content is None:
            raise ResponseNotRead()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    @property
    def charset_encoding(self):
        _, found, rest = self.headers.get("content-type", "").partition("charset=")
        return rest.partition(";")[0].strip() if found else None

    @property
    def encoding(self):
        return self._given or self.charset_encoding or self.default_encoding

    @encoding.setter
    def encoding(self, value):
        self._given = value

    @property
    def is_informational(self):
        return 100 <= self.status_code <= 199

    @property
    def is_success(self):
        return 200 <= self.status_code <= 299

    @property
    def is_redirect(self):
        return 300 <= self.status_code <= 399

    @property
    def is_client_error(self):
        return 400 <= self.status_code <= 499

    @property
    def is_server_error(self):
        return 500 <= self.status_code <= 599

    @property
    def is_error(self):
        return 400 <= self.status_code <= 599

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    @property
    def cookies(self):
        return Cookies()

    @property
    def links(self):
        return {}

    def raise_for_status(self):
        request = self._request
        if request is None:
            raise RuntimeError("Cannot call `raise_for_status` as the request instance has not been set on this response.")
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        kind = kinds.get(self.status_code // 100, "Invalid status code")
        raise HTTPStatusError(f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'", request=request,
                              response=self)

    def json(self, **kwargs):
        from json import loads
        return loads(self.content, **kwargs)

    # ---- reading: nothing of it takes time

    def _take_body(self):
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self.is_stream_consumed = True
        self.num_bytes_downloaded = len(self._body)
        return self._body

    def read(self):
        if self._content is None:
            self._content = self._take_body()
            self.is_closed = True
        return self._content

    def close(self):
        self.is_closed = True

    def iter_raw(self, chunk_size=None):
        body = self._take_body()
        yield from _outside.chunks_of(body, chunk_size)
        self.close()

    def iter_bytes(self, chunk_size=None):
        if self._content is not None:
            yield from _outside.chunks_of(self._content, chunk_size)
        else:
            yield from self.iter_raw(chunk_size)

    def iter_text(self, chunk_size=None):
        text = b"".join(self.iter_bytes()).decode(self.encoding or "utf-8", "replace")
        yield from _outside.chunks_of(text, chunk_size)

    def iter_lines(self):
        yield from "".join(self.iter_text()).splitlines()

    async def aread(self):
        return self.read()

    async def aclose(self):
        self.close()

    async def aiter_raw(self, chunk_size=None):
        for chunk in self.iter_raw(chunk_size):
            yield chunk

    async def aiter_bytes(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk

    async def aiter_text(self, chunk_size=None):
        for chunk in self.iter_text(chunk_size):
            yield chunk

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

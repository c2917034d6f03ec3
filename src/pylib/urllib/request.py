# urllib.request: urlopen(), which blocks.
import _outside
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from urllib.response import addinfourl

__all__ = ["Request", "urlopen", "build_opener", "install_opener", "OpenerDirector"]


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        for name, value in headers.items():
            self.add_header(name, value)
        self.unredirected_hdrs = {}
        self.unverifiable = unverifiable
        self.timeout = None
        if method:
            self.method = method
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type = parts.scheme
        self.host = parts.netloc
        self.origin_req_host = origin_req_host or parts.hostname or ""
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def header_items(self):
        return list(self.headers.items())


class _Body:
    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, amount=None):
        end = len(self._data) if amount is None or amount < 0 else self._at + amount
        data = self._data[self._at:end]
        self._at += len(data)
        return data

    def readline(self, limit=-1):
        end = self._data.find(b"\n", self._at) + 1
        return self.read((end or len(self._data)) - self._at)


class _Message(_outside.Headers):
    """The headers, as an email.message.Message has them."""

    def __getitem__(self, name):
        return self.get(name)

    def get(self, name, failobj=None):
        values = self._values(name)
        return values[0] if values else failobj

    def get_all(self, name, failobj=None):
        return self._values(name) or failobj

    def get_content_type(self):
        return self.get("content-type", "text/plain").partition(";")[0].strip().lower()

    def get_content_charset(self, failobj=None):
        _, found, rest = self.get("content-type", "").partition("charset=")
        return rest.partition(";")[0].strip().lower() if found else failobj

    def items(self):
        return list(self._items)

    def keys(self):
        return [name for name, _ in self._items]

    def values(self):
        return [value for _, value in self._items]

    def __str__(self):
        return "".join(f"{name}: {value}\n" for name, value in self._items) + "\n"


class HTTPResponse(addinfourl):
    def __init__(self, body, headers, url, code, reason):
        super().__init__(body, headers, url, code)
        self.reason = self.msg = reason
        self.version = 11

    def getheader(self, name, default=None):
        values = self.headers.get_all(name)
        return ", ".join(values) if values else default

    def getheaders(self):
        return self.headers.items()

    def __repr__(self):
        return f"<http.client.HTTPResponse object at {id(self):#x}>"


HTTPResponse.__module__ = "http.client"


def _open(request, timeout):
    if request.type not in ("http", "https"):
        if request.type in ("file", "ftp", "data"):
            _outside.refuse(f"{request.type}: URLs are not simulated")
        raise URLError(f"unknown url type: {request.type}")
    if not request.host:
        raise URLError("no host given")
    answer = _outside.Answer(request.get_method(), request.full_url)
    if not _outside.wait(answer.seconds, timeout):
        raise TimeoutError("The read operation timed out" if request.type == "https" else "timed out")
    if answer.failure:
        import urllib.error
        kind = answer.failure_class(vars(urllib.error), URLError)
        raise URLError(answer.failure_text()) if kind is HTTPError else kind(answer.failure_text())
    body, headers = _Body(answer.body), _Message(answer.headers())
    if not 200 <= answer.status < 300:
        raise HTTPError(request.full_url, answer.status, answer.phrase, headers, body)
    return HTTPResponse(body, headers, request.full_url, answer.status, answer.phrase)


class OpenerDirector:
    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/3.13")]

    def open(self, fullurl, data=None, timeout=None):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        return _open(request, timeout)


_opener = None


def build_opener(*handlers):
    if handlers:
        _outside.refuse("handlers of urllib.request are not simulated")
    return OpenerDirector()


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=None, *, context=None):
    global _opener
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)

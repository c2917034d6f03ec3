# requests.models: requests and responses.
import _outside

from .exceptions import HTTPError, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema, StreamConsumedError
from .structures import CaseInsensitiveDict

REDIRECT_STATI = (301, 302, 303, 307, 308)
ITER_CHUNK_SIZE = 512


def _checked_url(url):
    url = url.decode("utf8") if isinstance(url, bytes) else str(url)
    url = url.lstrip()
    if ":" in url and not url.lower().startswith("http"):
        if "://" in url:
            return url
    scheme, found, rest = url.partition("://")
    if not found:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if not rest.partition("/")[0].partition("?")[0].partition("#")[0]:
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    return url


def _with_path(url):
    """The URL as requests shows it: with a path, and with blanks quoted."""
    from urllib.parse import urlsplit, urlunsplit
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and not parts.path:
        parts = parts._replace(path="/")
    return urlunsplit(parts).replace(" ", "%20")


def _shown_params(params):
    if params is None:
        return []
    if isinstance(params, (str, bytes)):
        from urllib.parse import parse_qsl
        return parse_qsl(params if isinstance(params, str) else params.decode())
    return [(name, value) for name, value in _outside.pairs_of(params) if value is not None]


class Request:
    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                 hooks=None, json=None):
        self.method = method
        self.url = url
        self.headers = headers or {}
        self.files = files or []
        self.data = data or []
        self.params = params or {}
        self.auth = auth
        self.cookies = cookies
        self.hooks = hooks or {}
        self.json = json

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        prepared = PreparedRequest()
        prepared.prepare(self.method, self.url, self.headers, self.files, self.data, self.params, self.auth, self.cookies,
                         self.hooks, self.json)
        return prepared


class PreparedRequest:
    def __init__(self):
        self.method = self.url = self.headers = self.body = None
        self.hooks = {}
        self._asked = None      # the URL as it was given, with its parameters

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                hooks=None, json=None):
        self.method = method.upper() if method else method
        self._asked = _outside.with_params(_checked_url(url), _shown_params(params))
        self.url = _with_path(self._asked)
        self.headers = CaseInsensitiveDict(headers)
        self._prepare_body(data, files, json)
        self.hooks = hooks or {}
        if isinstance(auth, tuple) and len(auth) == 2:
            from .auth import HTTPBasicAuth
            auth = HTTPBasicAuth(*auth)
        if auth:
            auth(self)

    def _prepare_body(self, data, files, json):
        if files:
            _outside.refuse("sending files with requests is not simulated")
        if not data and json is not None:
            from json import dumps
            self.body = dumps(json, allow_nan=False).encode()
            self.headers.setdefault("Content-Type", "application/json")
        elif data:
            if isinstance(data, (str, bytes)):
                self.body = data
            else:
                from urllib.parse import urlencode
                self.body = urlencode(list(_outside.pairs_of(data)))
                self.headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        if self.body is not None:
            size = len(self.body.encode() if isinstance(self.body, str) else self.body)
            self.headers["Content-Length"] = str(size)
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"

    @property
    def path_url(self):
        from urllib.parse import urlsplit
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def copy(self):
        copy = PreparedRequest()
        copy.__dict__.update(self.__dict__)
        copy.headers = self.headers.copy() if self.headers is not None else None
        return copy

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


class Response:
    def __init__(self):
        self._content = False
        self._content_consumed = False
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = {}
        self.elapsed = None
        self.request = None
        self.connection = None

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def next(self):
        return None

    @property
    def links(self):
        return {}

    @property
    def apparent_encoding(self):
        return "ascii" if self.content.isascii() else "utf-8"

    @property
    def content(self):
        if self._content_consumed and self._content is False:
            raise RuntimeError("The content for this response was already consumed")
        self._content_consumed = True
        if self._content is False:
            self._content = self._body
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    def json(self, **kwargs):
        from json import JSONDecodeError as ValueOfJSON, loads
        try:
            return loads(self.text, **kwargs)
        except ValueOfJSON as e:
            raise JSONDecodeError(e.msg, e.doc, e.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._content_consumed and self._content is False:
            raise StreamConsumedError()
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(f"chunk_size must be an int, it is instead a {type(chunk_size)}.")

        def chunks():
            yield from _outside.chunks_of(self.content, chunk_size)
            self._content_consumed = True

        return ((chunk.decode() for chunk in chunks()) if decode_unicode and self.encoding else chunks())

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        text = self.text if decode_unicode else self.content
        yield from text.split(delimiter) if delimiter else text.splitlines()

    def raise_for_status(self):
        if 400 <= self.status_code < 500:
            kind = "Client"
        elif 500 <= self.status_code < 600:
            kind = "Server"
        else:
            return
        raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def close(self):
        pass

    @property
    def raw(self):
        _outside.refuse("Response.raw is not simulated: use iter_content()")

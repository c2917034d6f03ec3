# httpx._urls: URL and QueryParams.
import _outside
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from ._exceptions import InvalidURL

_PORTS = {"ftp": 21, "http": 80, "https": 443, "ws": 80, "wss": 443}


class QueryParams:
    def __init__(self, *args, **kwargs):
        value = args[0] if args else kwargs
        if value is None:
            self._items = []
        elif isinstance(value, QueryParams):
            self._items = list(value._items)
        elif isinstance(value, (str, bytes)):
            value = value.decode("ascii") if isinstance(value, bytes) else value
            self._items = parse_qsl(value, keep_blank_values=True)
        else:
            self._items = [(str(name), _shown(one)) for name, one in _outside.pairs_of(value)]

    def multi_items(self):
        return list(self._items)

    def items(self):
        return {name: self[name] for name, _ in self._items}.items()

    def keys(self):
        return dict(self._items).keys()

    def values(self):
        return dict(self.items()).values()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def get_list(self, key):
        return [value for name, value in self._items if name == key]

    def _with(self, items):
        params = QueryParams()
        params._items = items
        return params

    def set(self, key, value=None):
        return self.remove(key).add(key, value)

    def add(self, key, value=None):
        return self._with(self._items + [(str(key), _shown(value))])

    def remove(self, key):
        return self._with([item for item in self._items if item[0] != key])

    def merge(self, params=None):
        other = QueryParams(params)
        return self._with([item for item in self._items if item[0] not in other] + other._items)

    def __getitem__(self, key):
        for name, value in self._items:
            if name == key:
                return value
        raise KeyError(key)

    def __contains__(self, key):
        return any(name == key for name, _ in self._items)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __bool__(self):
        return bool(self._items)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, QueryParams) and sorted(self._items) == sorted(other._items)

    def __str__(self):
        return urlencode(self._items)

    def __repr__(self):
        return f"QueryParams({str(self)!r})"


def _shown(value):
    if value is True or value is False:
        return "true" if value else "false"
    return "" if value is None else str(value)


class URL:
    def __init__(self, url="", **kwargs):
        if isinstance(url, URL):
            url = url._text
        elif not isinstance(url, str):
            raise TypeError(f"Invalid type for url.  Expected str or httpx.URL, got {type(url)}: {url!r}")
        for at, c in enumerate(url):
            if ord(c) < 32 or ord(c) == 127:
                raise InvalidURL(f"Invalid non-printable ASCII character in URL, {c!r} at position {at}.")
        self._text = url.replace(" ", "%20")
        parts = self._parts = urlsplit(self._text)
        try:
            parts.port
        except ValueError:
            raise InvalidURL(f"Invalid port: {parts.netloc.rpartition(':')[2]!r}") from None
        if kwargs:
            self._text = str(self.copy_with(**kwargs))
            self._parts = urlsplit(self._text)

    @property
    def scheme(self):
        return self._parts.scheme

    @property
    def host(self):
        return self._parts.hostname or ""

    @property
    def port(self):
        port = self._parts.port
        return None if port == _PORTS.get(self.scheme) else port

    @property
    def netloc(self):
        port = self.port
        return (self.host if port is None else f"{self.host}:{port}").encode("ascii")

    @property
    def userinfo(self):
        return self._parts.netloc.rpartition("@")[0].encode("utf-8")

    @property
    def username(self):
        return unquote(self._parts.username or "")

    @property
    def password(self):
        return unquote(self._parts.password or "")

    @property
    def path(self):
        return unquote(self._path())

    def _path(self):
        return self._parts.path or ("/" if self._parts.netloc else "")

    @property
    def raw_path(self):
        return (self._path() + (f"?{self._parts.query}" if self._parts.query else "")).encode("ascii")

    @property
    def query(self):
        return self._parts.query.encode("ascii")

    @property
    def params(self):
        return QueryParams(self._parts.query)

    @property
    def fragment(self):
        return unquote(self._parts.fragment)

    @property
    def is_absolute_url(self):
        return bool(self._parts.scheme and self._parts.netloc)

    @property
    def is_relative_url(self):
        return not self.is_absolute_url

    def copy_with(self, **kwargs):
        parts = self._parts
        if "params" in kwargs:
            kwargs["query"] = str(QueryParams(kwargs.pop("params")))
        if "host" in kwargs or "port" in kwargs:
            host, port = kwargs.pop("host", self.host), kwargs.pop("port", self.port)
            kwargs["netloc"] = host if port is None else f"{host}:{port}"
        for name, value in kwargs.items():
            if name not in ("scheme", "netloc", "path", "query", "fragment"):
                raise TypeError(f"{name!r} is an invalid keyword argument for URL()")
            value = value.decode("ascii") if isinstance(value, bytes) else value
            parts = parts._replace(**{name: value})
        return URL(urlunsplit(parts))

    def copy_set_param(self, key, value=None):
        return self.copy_with(params=self.params.set(key, value))

    def copy_add_param(self, key, value=None):
        return self.copy_with(params=self.params.add(key, value))

    def copy_remove_param(self, key):
        return self.copy_with(params=self.params.remove(key))

    def copy_merge_params(self, params):
        return self.copy_with(params=self.params.merge(params))

    def join(self, url):
        return URL(urljoin(str(self), str(URL(url))))

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(self) == str(URL(other))

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

# yarl: the URLs of aiohttp.
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}


class URL:
    def __new__(cls, val="", *, encoded=False):
        if isinstance(val, URL):
            return val
        if not isinstance(val, str):
            raise TypeError("Constructor parameter should be str")
        self = object.__new__(cls)
        parts = urlsplit(val)
        if parts.scheme in _PORTS and parts.netloc and not parts.path:
            parts = parts._replace(path="/" if parts.query or parts.fragment else "")
        self._parts = parts
        self._text = urlunsplit(parts).replace(" ", "%20")
        return self

    @classmethod
    def build(cls, *, scheme="", host="", port=None, path="", query=None, query_string="", fragment="", user=None, password=None):
        place = host if port is None else f"{host}:{port}"
        if user:
            place = f"{user}:{password}@{place}" if password else f"{user}@{place}"
        query = urlencode(list(_pairs(query))) if query else query_string
        return cls(urlunsplit((scheme, place, path, query, fragment)))

    @property
    def scheme(self):
        return self._parts.scheme

    @property
    def host(self):
        return self._parts.hostname

    @property
    def user(self):
        return self._parts.username

    @property
    def password(self):
        return self._parts.password

    @property
    def explicit_port(self):
        return self._parts.port

    @property
    def port(self):
        return self._parts.port or _PORTS.get(self.scheme)

    @property
    def authority(self):
        return self._parts.netloc

    @property
    def raw_path(self):
        return self._parts.path or ("/" if self._parts.netloc else "")

    @property
    def path(self):
        return unquote(self.raw_path)

    @property
    def query(self):
        return dict(parse_qsl(self._parts.query, keep_blank_values=True))

    @property
    def query_string(self):
        return unquote(self._parts.query)

    @property
    def raw_query_string(self):
        return self._parts.query

    @property
    def path_qs(self):
        return self.path + (f"?{self.query_string}" if self._parts.query else "")

    @property
    def fragment(self):
        return unquote(self._parts.fragment)

    @property
    def parts(self):
        path = self.path
        return ("/",) + tuple(path[1:].split("/")) if path.startswith("/") else tuple(path.split("/"))

    @property
    def name(self):
        return self.path.rpartition("/")[2]

    @property
    def suffix(self):
        stem, dot, ending = self.name.rpartition(".")
        return dot + ending if stem else ""

    @property
    def parent(self):
        path = self.raw_path.rpartition("/")[0] or "/"
        return self._with(path=path, query="", fragment="")

    def is_absolute(self):
        return bool(self._parts.netloc)

    @property
    def absolute(self):
        return self.is_absolute()

    def origin(self):
        return self._with(path="", query="", fragment="")

    def relative(self):
        return self._with(scheme="", netloc="")

    def _with(self, **kwargs):
        return URL(urlunsplit(self._parts._replace(**kwargs)))

    def with_scheme(self, scheme):
        return self._with(scheme=scheme)

    def with_host(self, host):
        port = self._parts.port
        return self._with(netloc=host if port is None else f"{host}:{port}")

    def with_port(self, port):
        return self._with(netloc=self.host if port is None else f"{self.host}:{port}")

    def with_path(self, path):
        return self._with(path=quote(path, safe="/:@"), query="", fragment="")

    def with_name(self, name):
        return self._with(path=self.raw_path.rpartition("/")[0] + "/" + quote(name), query="", fragment="")

    def with_fragment(self, fragment):
        return self._with(fragment=fragment or "")

    def with_query(self, *args, **kwargs):
        query = args[0] if args else kwargs
        if isinstance(query, str):
            return self._with(query=query)
        return self._with(query=urlencode(list(_pairs(query))) if query else "")

    def update_query(self, *args, **kwargs):
        query = args[0] if args else kwargs
        new = parse_qsl(query, keep_blank_values=True) if isinstance(query, str) else list(_pairs(query or {}))
        names = {name for name, _ in new}
        old = [item for item in parse_qsl(self._parts.query, keep_blank_values=True) if item[0] not in names]
        return self._with(query=urlencode(old + new))

    extend_query = update_query

    def joinpath(self, *other):
        path = self.raw_path.rstrip("/")
        for one in other:
            path += "/" + quote(one.strip("/"), safe="/:@")
        return self._with(path=path, query="", fragment="")

    def __truediv__(self, name):
        return self.joinpath(name)

    def __mod__(self, query):
        return self.update_query(query)

    def join(self, url):
        return URL(urljoin(self._text, str(url)))

    def human_repr(self):
        return unquote(self._text)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

    def __hash__(self):
        return hash(self._text)

    def _key(self):
        return self._parts._replace(path=self.raw_path)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, URL) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, URL) else NotImplemented

    def __bool__(self):
        return bool(self._text)


def _pairs(query):
    from _outside import pairs_of
    for name, value in pairs_of(query):
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise TypeError(f"Invalid variable type: value should be str, int or float, got {value!r} of type {type(value)}")
        yield name, value


__all__ = ("URL",)

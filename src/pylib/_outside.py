# _outside: how the simulated network answers, for every client library. The rules of the scenario's header come first, then
# those built in, then: one second, status 200, the URL as JSON.
import _network

refuse = _network.refuse

PHRASES = {
    100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content",
    205: "Reset Content", 206: "Partial Content", 207: "Multi-Status", 208: "Already Reported", 226: "IM Used",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    305: "Use Proxy", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
    409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Request Entity Too Large",
    414: "Request-URI Too Long", 415: "Unsupported Media Type", 416: "Requested Range Not Satisfiable",
    417: "Expectation Failed", 418: "I'm a Teapot", 421: "Misdirected Request", 422: "Unprocessable Entity", 423: "Locked",
    424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required",
    429: "Too Many Requests", 431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 506: "Variant Also Negotiates", 507: "Insufficient Storage",
    508: "Loop Detected", 510: "Not Extended", 511: "Network Authentication Required",
}


class Answer:
    """What a request will get, and when."""
    __slots__ = ("method", "url", "seconds", "status", "body", "failure")

    def __init__(self, method, url):
        self.method = method
        self.url = url
        found = _network.rule(method, url)
        if found is None:
            found = _built_in(url)
        seconds, self.status, body, self.failure = found
        self.seconds = _network.seconds(url, seconds)
        if body is None:
            import json
            body = json.dumps({"url": url})
        self.body = body.encode()

    @property
    def phrase(self):
        return PHRASES.get(self.status, "")

    def headers(self):
        return [("content-type", "application/json"), ("content-length", str(len(self.body)))]

    def failure_text(self):
        return f"simulated failure of {self.method} {self.url}"

    def failure_class(self, library, default):
        """The library's exception of the rule's name, else the built-in one, else the one for a failure to connect."""
        import builtins
        for found in (library.get(self.failure), getattr(builtins, self.failure, None)):
            if isinstance(found, type) and issubclass(found, BaseException):
                return found
        return default


def _built_in(url):
    _, found, rest = url.partition("https://httpbin.org/")
    kind, _, value = rest.partition("?")[0].partition("/")
    if found and kind == "delay" and value.replace(".", "", 1).isdigit() and value.isascii():
        return float(value), 200, None, None
    if found and kind == "status" and value.isdigit() and len(value) == 3 and "1" <= value[0] <= "5":
        return 1.0, int(value), None, None
    return 1.0, 200, None, None


# ---- waiting for an answer: False if the limit strikes before

def wait(seconds, limit=None):
    from time import sleep
    in_time = limit is None or seconds <= limit
    sleep(seconds if in_time else limit)
    return in_time


async def wait_async(seconds, limit=None):
    from asyncio import sleep
    in_time = limit is None or seconds <= limit
    await sleep(seconds if in_time else limit)
    return in_time


# ---- URLs and headers

def with_params(url, params):
    """The URL with `params` (pairs of strings) added to its query."""
    if not params:
        return url
    from urllib.parse import urlencode
    url, hash_sign, fragment = url.partition("#")
    joint = "&" if "?" in url else "?"
    return url + joint + urlencode(params) + hash_sign + fragment


def pairs_of(params):
    """(name, value) for each of a query's parameters, given as a mapping, pairs or lists of values."""
    items = params.items() if hasattr(params, "items") else params
    for name, value in items:
        if isinstance(value, (list, tuple)):
            for one in value:
                yield name, one
        else:
            yield name, value


class Headers:
    """Names and values in order; a name's case does not matter. The libraries give it their own ways to be shown."""

    def __init__(self, headers=None):
        self._items = []
        if headers is not None:
            for name, value in headers.items() if hasattr(headers, "items") else headers:
                self._items.append((_text(name), _text(value)))

    def _values(self, name):
        name = _text(name).lower()
        return [value for key, value in self._items if key.lower() == name]

    def __getitem__(self, name):
        values = self._values(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __setitem__(self, name, value):
        name, value = _text(name), _text(value)
        for at, (key, _) in enumerate(self._items):
            if key.lower() == name.lower():
                self._items[at] = (name, value)
                return
        self._items.append((name, value))

    def __delitem__(self, name):
        left = [(key, value) for key, value in self._items if key.lower() != _text(name).lower()]
        if len(left) == len(self._items):
            raise KeyError(name)
        self._items = left

    def __contains__(self, name):
        return isinstance(name, (str, bytes)) and bool(self._values(name))

    def get(self, name, default=None):
        return self[name] if name in self else default

    def pop(self, name, *default):
        if name not in self and default:
            return default[0]
        value = self[name]
        del self[name]
        return value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def update(self, headers=None, **more):
        for name, value in [*Headers(headers)._items, *more.items()]:
            self[name] = value

    def keys(self):
        return dict.fromkeys([name for name, _ in self._items]).keys()

    def items(self):
        return {name: self[name] for name, _ in self._items}.items()

    def values(self):
        return dict(self.items()).values()

    def copy(self):
        copy = type(self)()
        copy._items = list(self._items)
        return copy

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        mine = {name.lower(): value for name, value in self.items()}
        return mine == {_text(name).lower(): value for name, value in other.items()}


def _text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


# ---- bodies

def lines_of(text):
    return text.splitlines()


def chunks_of(data, size):
    size = size or len(data) or 1
    for at in range(0, len(data), size):
        yield data[at:at + size]


def base64_of(data):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = ""
    for at in range(0, len(data), 3):
        group = data[at:at + 3]
        number = int.from_bytes(group.ljust(3, b"\0"), "big")
        digits = [letters[number >> shift & 63] for shift in (18, 12, 6, 0)]
        text += "".join(digits[:len(group) + 1]).ljust(4, "=")
    return text

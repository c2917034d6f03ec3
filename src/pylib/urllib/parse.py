# urllib.parse: URLs taken apart and put together.
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
           "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
           "ParseResult", "SplitResult"]

_SCHEME_CHARACTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_WITH_PARAMS = {"", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms",
                "sftp", "tel"}
_RELATIVE = {"", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps",
             "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"}
_WITH_HOST = {"", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
              "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
              "itms-services"}


# ---- results

class _Host:
    """What stands in netloc: user:password@host:port."""
    __slots__ = ()

    @property
    def _user_info(self):
        info, found, _ = self.netloc.rpartition("@")
        if not found:
            return None, None
        user, colon, password = info.partition(":")
        return user, password if colon else None

    @property
    def _host_info(self):
        place = self.netloc.rpartition("@")[2]
        before, bracket, rest = place.partition("[")
        if bracket:
            host, _, port = rest.partition("]")
            port = port.partition(":")[2]
        else:
            host, _, port = place.partition(":")
        return host or None, port or None

    @property
    def username(self):
        return self._user_info[0]

    @property
    def password(self):
        return self._user_info[1]

    @property
    def hostname(self):
        host = self._host_info[0]
        if not host:
            return None
        name, percent, zone = host.partition("%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._host_info[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return f"{self.url}#{self.fragment}" if self.fragment else self.url


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Host):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Host):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


# ---- taking apart, putting together

def _as_text(*parts):
    """The parts as str, and what turns the result back into bytes if that is what was given."""
    if isinstance(parts[0], str):
        if any(not isinstance(part, str) for part in parts):
            raise TypeError("Cannot mix str and non-str arguments")
        return parts, lambda result: result
    if any(isinstance(part, str) for part in parts if part):
        raise TypeError("Cannot mix str and non-str arguments")
    import _network
    _network.refuse("URLs as bytes are not simulated: use str")


def urlsplit(url, scheme="", allow_fragments=True):
    _as_text(url, scheme)
    url = url.lstrip("".join(map(chr, range(33))))
    for unsafe in "\t\r\n":
        url = url.replace(unsafe, "")
        scheme = scheme.replace(unsafe, "")
    scheme = scheme.strip("".join(map(chr, range(33))))
    netloc = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(c in _SCHEME_CHARACTERS for c in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == "//":
        end = min([where for where in (url.find(c, 2) for c in "/?#") if where >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def _split_params(path):
    slash = path.rfind("/")
    at = path.find(";", slash if slash >= 0 else 0)
    return (path, "") if at < 0 else (path[:at], path[at + 1:])


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in _WITH_PARAMS and ";" in path:
        path, params = _split_params(path)
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in _WITH_HOST and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f"{url};{params}"
    return urlunsplit((scheme, netloc, url, query, fragment))


def _resolved(path, base_path):
    """A relative path seen from a base, without dots. Follows RFC 3986, 5.2.4."""
    segments = path.split("/")
    if path[:1] != "/":
        base = base_path.split("/")
        if base[-1] != "":
            del base[-1]
        segments = base + segments if base_path else segments
        segments[1:-1] = filter(None, segments[1:-1])
    result = []
    for segment in segments:
        if segment == "..":
            if result:
                result.pop()
        elif segment != ".":
            result.append(segment)
    if segments[-1] in (".", ".."):
        result.append("")
    return "/".join(result) or "/"


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    _as_text(base, url)
    b = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, b.scheme, allow_fragments)
    if scheme != b.scheme or scheme not in _RELATIVE:
        return url
    if scheme in _WITH_HOST:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = b.netloc
    if not path and not params:
        return urlunparse((scheme, netloc, b.path, b.params, query or b.query, fragment))
    return urlunparse((scheme, netloc, _resolved(path, b.path), params, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


# ---- percent signs

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    return "".join([chr(c) if c in _ALWAYS_SAFE or c in safe else f"%{c:02X}" for c in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " in string or isinstance(string, bytes) and b" " in string:
        space = " " if isinstance(safe, str) else b" "
        return quote(string, safe + space, encoding, errors).replace(" ", "+")
    return quote(string, safe, encoding, errors)


_HEX = "0123456789ABCDEFabcdef"


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    result = bytearray(first)
    for part in rest:
        digits = part[:2].decode("latin-1")
        if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
            result.append(int(digits, 16))
            result += part[2:]
        else:
            result += b"%" + part
    return bytes(result)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    # What is not ASCII stays as it is; only the runs between are decoded.
    result, run = [], ""
    for c in string + "\0":
        if c.isascii() and c != "\0":
            run += c
            continue
        result.append(unquote_to_bytes(run).decode(encoding or "utf-8", errors or "replace"))
        result.append(c)
        run = ""
    return "".join(result)[:-1]


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# ---- queries

def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")

    def shown(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        key = shown(key)
        several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__")
        for one in value if several else [value]:
            pairs.append(f"{key}={shown(one)}")
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
              separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {pair!r}")
        if value or keep_blank_values:
            result.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return result


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
             separator="&"):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result

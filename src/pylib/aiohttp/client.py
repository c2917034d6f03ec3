# aiohttp.client: ClientSession, and the exchange with the simulated network.
from asyncio import get_running_loop

import _outside
from yarl import URL

from . import client_exceptions
from .client_exceptions import (ClientConnectorError, ClientError, ClientResponseError, InvalidURL, InvalidUrlClientError,
                                NonHttpUrlClientError, SocketTimeoutError)
from .client_reqrep import CIMultiDict, ClientResponse, ConnectionKey, RequestInfo
from .connector import TCPConnector
from .cookiejar import CookieJar
from .helpers import BasicAuth


class ClientTimeout:
    """All in seconds; None is no limit."""

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect
        self.ceil_threshold = ceil_threshold

    def __eq__(self, other):
        return isinstance(other, ClientTimeout) and vars(self) == vars(other)

    def __hash__(self):
        return hash(tuple(vars(self).values()))

    def __repr__(self):
        return f"ClientTimeout({', '.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)


class _Default:
    pass


_DEFAULT = _Default()


class _RequestContextManager:
    """What session.get() gives: to be awaited, or entered with `async with`, which closes the response at its end."""

    def __init__(self, coro):
        self._coro = coro
        self._resp = None

    def send(self, arg):
        return self._coro.send(arg)

    def throw(self, *args):
        return self._coro.throw(*args)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        self._resp = await self._coro
        return await self._resp.__aenter__()

    async def __aexit__(self, exc_type, exc, tb):
        await self._resp.__aexit__(exc_type, exc, tb)


class _SessionRequestContextManager(_RequestContextManager):
    """For aiohttp.request(): the session is closed too."""

    def __init__(self, coro, session):
        super().__init__(coro)
        self._session = session

    async def __aenter__(self):
        try:
            self._resp = await self._coro
        except BaseException:
            await self._session.close()
            raise
        return self._resp

    async def __aexit__(self, exc_type, exc, tb):
        self._resp.close()
        await self._session.close()


class ClientSession:
    _closed = True
    _source_traceback = None

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, proxy=None, proxy_auth=None,
                 skip_auto_headers=None, auth=None, json_serialize=None, request_class=None, response_class=ClientResponse,
                 ws_response_class=None, version=None, cookie_jar=None, connector_owner=True, raise_for_status=False,
                 read_timeout=_DEFAULT, conn_timeout=None, timeout=_DEFAULT, auto_decompress=True, trust_env=False,
                 requote_redirect_url=True, trace_configs=None, read_bufsize=2 ** 16, max_line_size=8190,
                 max_field_size=8190, fallback_charset_resolver=None):
        if trace_configs:
            _outside.refuse("aiohttp's trace_configs are not simulated")
        if loop is None and connector is not None:
            loop = connector._loop
        self._loop = loop or get_running_loop()
        if isinstance(base_url, str):
            base_url = URL(base_url)
        if base_url is not None and not base_url.absolute:
            raise ValueError("Only absolute URLs are supported")
        self._base_url = base_url
        if timeout is _DEFAULT or timeout is None:
            timeout = DEFAULT_TIMEOUT
        if not isinstance(timeout, ClientTimeout):
            raise ValueError(f"timeout parameter cannot be of {type(timeout)} type, please use 'timeout=ClientTimeout(...)'")
        self._timeout = timeout
        self._connector = TCPConnector(loop=self._loop) if connector is None else connector
        self._connector_owner = connector_owner
        self._cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        if cookies:
            self._cookie_jar.update_cookies(cookies)
        self._default_headers = CIMultiDict(headers)
        self._default_auth = auth
        self._raise_for_status = raise_for_status
        self._json_serialize = json_serialize
        self._closed = False

    def __init_subclass__(cls):
        from warnings import warn
        warn(f"Inheritance class {cls.__name__} from ClientSession is discouraged", DeprecationWarning, stacklevel=3)

    def __del__(self):
        if not self.closed:
            from warnings import warn
            warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    # ---- requests

    def request(self, method, url, **kwargs):
        return _RequestContextManager(self._request(url, method, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request(url, "GET", **kwargs))

    def options(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request(url, "OPTIONS", **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        return _RequestContextManager(self._request(url, "HEAD", **kwargs))

    def post(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request(url, "POST", data=data, **kwargs))

    def put(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request(url, "PUT", data=data, **kwargs))

    def patch(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request(url, "PATCH", data=data, **kwargs))

    def delete(self, url, **kwargs):
        return _RequestContextManager(self._request(url, "DELETE", **kwargs))

    def ws_connect(self, url, **kwargs):
        _outside.refuse("websockets are not simulated")

    def _limits(self, timeout):
        """(seconds, what strikes then), the earlier one; (None, None): none."""
        if timeout is _DEFAULT:
            timeout = self._timeout
        elif not isinstance(timeout, ClientTimeout):
            from warnings import warn
            warn("Passing a float to timeout is deprecated, please use ClientTimeout instead", DeprecationWarning, stacklevel=4)
            timeout = ClientTimeout(total=timeout)
        total = timeout.total or None
        if timeout.sock_read and (total is None or timeout.sock_read < total):
            return timeout.sock_read, SocketTimeoutError("Timeout on reading data from socket")
        return total, TimeoutError()

    def _whole_url(self, url, params):
        given = url
        try:
            url = URL(url)
        except ValueError as e:
            raise InvalidUrlClientError(given) from e
        if self._base_url is not None and not url.absolute:
            url = self._base_url.join(url)
        if params:
            if isinstance(params, str):
                from urllib.parse import parse_qsl
                params = parse_qsl(params, keep_blank_values=True)
            url = url.update_query(params)
        if url.scheme not in ("http", "https", "") or not url.scheme and url.host:
            raise NonHttpUrlClientError(url)
        if not url.host:
            raise InvalidUrlClientError(given)
        return url

    def _failed(self, answer, url):
        kind = answer.failure_class(vars(client_exceptions), ClientConnectorError)
        text = answer.failure_text()
        if issubclass(kind, ClientConnectorError):
            error = OSError(text)
            error.simulated = True
            return kind(ConnectionKey(url.host, url.port, url.scheme == "https", True, None, None, None), error)
        if issubclass(kind, ClientResponseError):
            return kind(RequestInfo(url, answer.method, CIMultiDict(), url), (), message=text)
        return kind(text)

    async def _request(self, url, method, *, params=None, data=None, json=None, cookies=None, headers=None,
                       skip_auto_headers=None, auth=None, allow_redirects=True, max_redirects=10, compress=None, chunked=None,
                       expect100=False, raise_for_status=None, read_until_eof=True, proxy=None, proxy_auth=None,
                       timeout=_DEFAULT, verify_ssl=None, fingerprint=None, ssl_context=None, ssl=True,
                       server_hostname=None, proxy_headers=None, trace_request_ctx=None, read_bufsize=None,
                       auto_decompress=None, max_line_size=None, max_field_size=None):
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        target = self._whole_url(url, params)
        sent = self._default_headers.copy()
        sent.update(headers)
        auth = auth or self._default_auth
        if auth is not None:
            if not isinstance(auth, BasicAuth):
                raise TypeError("BasicAuth() tuple is required instead")
            sent["Authorization"] = auth.encode()
        limit, strikes = self._limits(timeout)
        answer = _outside.Answer(method.upper(), str(target))
        if not await _outside.wait_async(answer.seconds, limit):
            raise strikes
        if answer.failure:
            raise self._failed(answer, target)
        response = ClientResponse(method.upper(), target, answer, sent, self._raise_for_status)
        check = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    # ---- what it is

    @property
    def closed(self):
        return self._connector is None or self._connector.closed

    _connector = None

    @property
    def connector(self):
        return self._connector

    @property
    def cookie_jar(self):
        return self._cookie_jar

    @property
    def headers(self):
        return self._default_headers

    @property
    def auth(self):
        return self._default_auth

    @property
    def timeout(self):
        return self._timeout

    @property
    def raise_for_status(self):
        return self._raise_for_status

    @property
    def loop(self):
        return self._loop

    # ---- its end

    def detach(self):
        self._connector = None

    async def close(self):
        if not self.closed:
            if self._connector is not None and self._connector_owner:
                await self._connector.close()
            self._connector = None

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, exc_type, exc, tb):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()


def request(method, url, *, params=None, data=None, json=None, headers=None, cookies=None, auth=None, connector=None,
            raise_for_status=None, timeout=_DEFAULT, **kwargs):
    connector_owner = connector is None
    session = ClientSession(cookies=cookies, timeout=timeout, connector=connector, connector_owner=connector_owner)
    return _SessionRequestContextManager(
        session._request(url, method, params=params, data=data, json=json, headers=headers, auth=auth,
                         raise_for_status=raise_for_status, **kwargs), session)

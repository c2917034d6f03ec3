# httpx: a client with async and blocking halves. Its answers come from the simulated network (_outside).
from ._api import delete, get, head, options, patch, post, put, request, stream
from ._auth import Auth, BasicAuth
from ._client import USE_CLIENT_DEFAULT, AsyncClient, Client
from ._config import Limits, Timeout
from ._exceptions import (CloseError, ConnectError, ConnectTimeout, CookieConflict, DecodingError, HTTPError, HTTPStatusError,
                          InvalidURL, LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ProxyError, ReadError,
                          ReadTimeout, RemoteProtocolError, RequestError, RequestNotRead, ResponseNotRead, StreamClosed,
                          StreamConsumed, StreamError, TimeoutException, TooManyRedirects, TransportError,
                          UnsupportedProtocol, WriteError, WriteTimeout)
from ._models import Cookies, Headers, Request, Response
from ._status_codes import codes
from ._transports import AsyncBaseTransport, BaseTransport, MockTransport
from ._urls import URL, QueryParams

__version__ = "0.28.1"
__title__ = "httpx"

__all__ = sorted(name for name in vars() if not name.startswith("_"))

for _value in list(vars().values()):
    if getattr(_value, "__module__", "").startswith("httpx."):
        _value.__module__ = "httpx"

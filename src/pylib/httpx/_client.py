# httpx._client: Client and AsyncClient.
from contextlib import asynccontextmanager, contextmanager

import _outside

from ._auth import BasicAuth
from ._config import DEFAULT_LIMITS, DEFAULT_TIMEOUT, Timeout
from ._models import Cookies, Headers, Request
from ._transports import AsyncNetwork, Network
from ._urls import URL, QueryParams

UNOPENED, OPENED, CLOSED = 1, 2, 3


class UseClientDefault:
    """Stands for "as the client has it"."""


USE_CLIENT_DEFAULT = UseClientDefault()


class BaseClient:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, http1=True, http2=False,
                 proxy=None, mounts=None, timeout=DEFAULT_TIMEOUT, follow_redirects=False, limits=DEFAULT_LIMITS,
                 max_redirects=20, event_hooks=None, base_url="", transport=None, trust_env=True, default_encoding="utf-8"):
        if mounts:
            _outside.refuse("httpx clients with mounts are not simulated")
        self.base_url = base_url
        self._auth = auth
        self.params = params
        self.headers = headers
        self.cookies = cookies
        self.timeout = timeout
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.event_hooks = {} if event_hooks is None else event_hooks
        self.trust_env = trust_env
        self._default_encoding = default_encoding
        self._transport = self._network() if transport is None else transport
        self._state = UNOPENED

    @property
    def is_closed(self):
        return self._state == CLOSED

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, timeout):
        self._timeout = Timeout(timeout)

    @property
    def event_hooks(self):
        return self._event_hooks

    @event_hooks.setter
    def event_hooks(self, event_hooks):
        self._event_hooks = {"request": list(event_hooks.get("request", [])), "response": list(event_hooks.get("response", []))}

    @property
    def auth(self):
        return self._auth

    @auth.setter
    def auth(self, auth):
        self._auth = auth

    @property
    def base_url(self):
        return self._base_url

    @base_url.setter
    def base_url(self, url):
        text = str(URL(url))
        self._base_url = URL(text if not text or text.endswith("/") else text + "/")

    @property
    def headers(self):
        return self._headers

    @headers.setter
    def headers(self, headers):
        self._headers = Headers({"accept": "*/*", "accept-encoding": "gzip, deflate", "connection": "keep-alive",
                                 "user-agent": "python-httpx/0.28.1"})
        self._headers.update(headers)

    @property
    def cookies(self):
        return self._cookies

    @cookies.setter
    def cookies(self, cookies):
        self._cookies = Cookies(cookies)

    @property
    def params(self):
        return self._params

    @params.setter
    def params(self, params):
        self._params = QueryParams(params)

    def _merged_url(self, url):
        merged = URL(url)
        if merged.is_relative_url and str(self._base_url):
            return URL(str(self._base_url) + str(merged).lstrip("/"))
        return merged

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=USE_CLIENT_DEFAULT, extensions=None):
        merged = Headers(self.headers)
        merged.update(headers)
        if params is not None or self._params:
            params = self._params.merge(params)
        extensions = {} if extensions is None else dict(extensions)
        if "timeout" not in extensions:
            limits = self.timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)
            extensions["timeout"] = limits.as_dict()
        return Request(method, self._merged_url(url), content=content, data=data, files=files, json=json, params=params,
                       headers=merged, cookies={**self._cookies, **(cookies or {})}, extensions=extensions)

    def _authorize(self, request, auth):
        auth = self._auth if auth is USE_CLIENT_DEFAULT else auth
        if isinstance(auth, tuple):
            auth = BasicAuth(*auth)
        if auth is None:
            return
        if hasattr(auth, "auth_flow"):
            flow = auth.auth_flow(request)
            next(flow)
            flow.close()
        else:
            auth(request)

    def _check_usable(self):
        if self._state == CLOSED:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = OPENED

    def _open(self):
        if self._state != UNOPENED:
            raise RuntimeError({OPENED: "Cannot open a client instance more than once.",
                                CLOSED: "Cannot reopen a client instance, once it has been closed."}[self._state])
        self._state = OPENED

    def _arrived(self, response, request):
        from datetime import timedelta
        response.request = request
        response.default_encoding = self._default_encoding
        response.elapsed = timedelta(seconds=getattr(response, "seconds", 0))


class Client(BaseClient):
    _network = Network

    def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        self._check_usable()
        request.extensions.setdefault("timeout", self.timeout.as_dict())
        self._authorize(request, auth)
        for hook in self._event_hooks["request"]:
            hook(request)
        response = self._transport.handle_request(request)
        self._arrived(response, request)
        for hook in self._event_hooks["response"]:
            hook(response)
        if not stream:
            response.read()
        return response

    def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
                auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return self.send(request, auth=auth, follow_redirects=follow_redirects)

    @contextmanager
    def stream(self, method, url, *, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, **kwargs):
        response = self.send(self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            response.close()

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        if self._state != CLOSED:
            self._state = CLOSED
            self._transport.close()

    def __enter__(self):
        self._open()
        self._transport.__enter__()
        return self

    def __exit__(self, exc_type=None, exc=None, tb=None):
        self._state = CLOSED
        self._transport.__exit__(exc_type, exc, tb)


class AsyncClient(BaseClient):
    _network = AsyncNetwork

    async def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        self._check_usable()
        request.extensions.setdefault("timeout", self.timeout.as_dict())
        self._authorize(request, auth)
        for hook in self._event_hooks["request"]:
            await hook(request)
        response = await self._transport.handle_async_request(request)
        self._arrived(response, request)
        for hook in self._event_hooks["response"]:
            await hook(response)
        if not stream:
            await response.aread()
        return response

    async def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT,
                      extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects)

    @asynccontextmanager
    async def stream(self, method, url, *, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, **kwargs):
        response = await self.send(self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects,
                                   stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def get(self, url, **kwargs):
        return await self.request("GET", url, **kwargs)

    async def options(self, url, **kwargs):
        return await self.request("OPTIONS", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url, **kwargs)

    async def aclose(self):
        if self._state != CLOSED:
            self._state = CLOSED
            await self._transport.aclose()

    async def __aenter__(self):
        self._open()
        await self._transport.__aenter__()
        return self

    async def __aexit__(self, exc_type=None, exc=None, tb=None):
        self._state = CLOSED
        await self._transport.__aexit__(exc_type, exc, tb)

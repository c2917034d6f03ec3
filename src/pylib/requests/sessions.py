# requests.sessions: Session, and the exchange with the simulated network.
import _outside

from . import exceptions
from .adapters import HTTPAdapter
from .exceptions import ConnectionError, InvalidSchema, ReadTimeout
from .models import PreparedRequest, Request, Response
from .structures import CaseInsensitiveDict


def _read_limit(timeout):
    if isinstance(timeout, tuple):
        if len(timeout) != 2:
            raise ValueError(f"Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or a single float to set both "
                             "timeouts to the same value.")
        return timeout[1]
    if timeout is not None and timeout <= 0:
        raise ValueError("Attempted to set connect timeout to 0 or less, but the timeout cannot be set to a value less than "
                         "or equal to 0.")
    return timeout


def _timed_out(request, limit):
    from urllib.parse import urlsplit
    parts = urlsplit(request.url)
    pool = "HTTPSConnectionPool" if parts.scheme == "https" else "HTTPConnectionPool"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return ReadTimeout(f"{pool}(host={parts.hostname!r}, port={port}): Read timed out. (read timeout={limit})", request=request)


def _exchange(request, timeout=None, stream=False):
    limit = _read_limit(timeout)
    answer = _outside.Answer(request.method, request._asked)
    if not _outside.wait(answer.seconds, limit):
        raise _timed_out(request, limit)
    if answer.failure:
        kind = answer.failure_class(vars(exceptions), ConnectionError)
        if issubclass(kind, exceptions.RequestException):
            raise kind(answer.failure_text(), request=request)
        raise kind(answer.failure_text())
    from datetime import timedelta
    response = Response()
    response.status_code = answer.status
    response.reason = answer.phrase
    response.url = request.url
    response.headers = CaseInsensitiveDict(answer.headers())
    response.encoding = "utf-8"
    response.elapsed = timedelta(seconds=answer.seconds)
    response.request = request
    response._body = answer.body
    if not stream:
        response.content
    return response


def _merged(own, given):
    merged = CaseInsensitiveDict(own)
    for name, value in (given or {}).items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    return merged


class Session:
    def __init__(self):
        self.headers = CaseInsensitiveDict({"User-Agent": "python-requests/2.32.3", "Accept-Encoding": "gzip, deflate",
                                            "Accept": "*/*", "Connection": "keep-alive"})
        self.auth = None
        self.proxies = {}
        self.hooks = {"response": []}
        self.params = {}
        self.stream = False
        self.verify = True
        self.cert = None
        self.max_redirects = 30
        self.trust_env = True
        self.cookies = {}
        self.adapters = {}
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        self.adapters = dict(sorted(self.adapters.items(), key=lambda item: -len(item[0])))

    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise InvalidSchema(f"No connection adapters were found for {url!r}")

    def prepare_request(self, request):
        prepared = PreparedRequest()
        params = {**self.params, **request.params} if isinstance(request.params, dict) else request.params
        prepared.prepare(method=request.method.upper(), url=request.url, files=request.files, data=request.data,
                         json=request.json, headers=_merged(self.headers, request.headers), params=params,
                         auth=request.auth or self.auth, cookies=request.cookies, hooks=request.hooks)
        return prepared

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        request = Request(method=method.upper(), url=url, headers=headers, files=files, data=data or {}, json=json,
                          params=params or {}, auth=auth, cookies=cookies, hooks=hooks)
        return self.send(self.prepare_request(request), timeout=timeout, stream=self.stream if stream is None else stream)

    def send(self, request, *, timeout=None, stream=False, allow_redirects=True, verify=True, cert=None, proxies=None):
        if isinstance(request, Request):
            raise ValueError("You can only send PreparedRequests.")
        response = self.get_adapter(request.url).send(request, stream=stream, timeout=timeout)
        for hooks in (self.hooks, request.hooks):
            found = hooks.get("response") or []
            for hook in [found] if callable(found) else found:
                response = hook(response) or response
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        for adapter in self.adapters.values():
            adapter.close()


def session():
    return Session()

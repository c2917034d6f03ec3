# httpx._api: a client for one request.
from contextlib import contextmanager

from ._client import Client
from ._config import DEFAULT_TIMEOUT


def _client(cookies, proxy, verify, timeout, trust_env):
    return Client(cookies=cookies, proxy=proxy, verify=verify, timeout=timeout, trust_env=trust_env)


def request(method, url, *, params=None, content=None, data=None, files=None, json=None, headers=None, cookies=None, auth=None,
            proxy=None, timeout=DEFAULT_TIMEOUT, follow_redirects=False, verify=True, trust_env=True):
    with _client(cookies, proxy, verify, timeout, trust_env) as client:
        return client.request(method, url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                              auth=auth, follow_redirects=follow_redirects)


@contextmanager
def stream(method, url, *, params=None, content=None, data=None, files=None, json=None, headers=None, cookies=None, auth=None,
           proxy=None, timeout=DEFAULT_TIMEOUT, follow_redirects=False, verify=True, trust_env=True):
    with _client(cookies, proxy, verify, timeout, trust_env) as client:
        with client.stream(method, url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                           auth=auth, follow_redirects=follow_redirects) as response:
            yield response


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)

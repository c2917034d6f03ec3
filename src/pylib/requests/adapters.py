# requests.adapters: the network is simulated, so an adapter decides nothing but whether it is there.
DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0


class BaseAdapter:
    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE, max_retries=DEFAULT_RETRIES,
                 pool_block=False):
        if max_retries != DEFAULT_RETRIES:
            from _outside import refuse
            refuse("HTTPAdapter(max_retries=...) is not simulated: retry in a loop of your own")
        self.max_retries = max_retries
        self._pool_connections = pool_connections
        self._pool_maxsize = pool_maxsize

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        from .sessions import _exchange
        return _exchange(request, timeout, stream)

    def close(self):
        pass

# aiohttp.connector: connectors are there; the simulated network has room for any number of connections.
from asyncio import get_running_loop


class BaseConnector:
    _closed = True

    def __init__(self, *, keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0, enable_cleanup_closed=False,
                 loop=None, timeout_ceil_threshold=5):
        if force_close and keepalive_timeout not in (None, 15.0):
            raise ValueError("keepalive_timeout cannot be set if force_close is True")
        self._loop = loop or get_running_loop()
        self._closed = False
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def force_close(self):
        return self._force_close

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True
        return _Nothing()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type=None, exc=None, tb=None):
        await self.close()


class _Nothing:
    """Can be awaited or left alone."""

    def __await__(self):
        return
        yield


class TCPConnector(BaseConnector):
    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, family=0, ssl_context=None,
                 ssl=True, local_addr=None, resolver=None, happy_eyeballs_delay=0.25, interleave=None, **kwargs):
        super().__init__(**kwargs)
        self._ssl = ssl
        self.use_dns_cache = use_dns_cache
        self.family = family

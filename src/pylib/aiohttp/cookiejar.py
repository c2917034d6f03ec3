# aiohttp.cookiejar: the simulated network sets no cookies.
class CookieJar:
    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        self._cookies = {}

    def update_cookies(self, cookies, response_url=None):
        self._cookies.update(cookies)

    def filter_cookies(self, request_url=None):
        return dict(self._cookies)

    def clear(self, predicate=None):
        self._cookies.clear()

    def __iter__(self):
        return iter(self._cookies)

    def __len__(self):
        return len(self._cookies)


class DummyCookieJar(CookieJar):
    def update_cookies(self, cookies, response_url=None):
        pass

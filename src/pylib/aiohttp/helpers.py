# aiohttp.helpers
from collections import namedtuple


class BasicAuth(namedtuple("BasicAuth", "login password encoding")):
    """What is sent is not looked at; the header is there all the same."""

    def __new__(cls, login, password="", encoding="latin1"):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        return super().__new__(cls, login, password, encoding)

    def encode(self):
        from _outside import base64_of
        return "Basic " + base64_of(f"{self.login}:{self.password}".encode(self.encoding))

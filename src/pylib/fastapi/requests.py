# fastapi.requests: the request, for a handler that asks for it.
from urllib.parse import parse_qsl


class State:
    """Attributes for the program's own use."""


class Client:
    def __init__(self, host, port):
        self.host = host
        self.port = port


class Request:
    def __init__(self, app, method, target):
        self.app = app
        self.method = method
        self._target = target
        path, _, query = target.partition("?")
        self.path = path
        self.query_params = dict(parse_qsl(query, keep_blank_values=True))
        self.path_params = {}
        self.headers = {}
        self.cookies = {}
        self.client = Client("127.0.0.1", 50000)
        self.state = State()

    @property
    def url(self):
        from yarl import URL
        return URL("http://127.0.0.1:8000" + self._target)

    async def body(self):
        return b""

    async def json(self):
        from json import loads
        return loads("")

    async def is_disconnected(self):
        return False

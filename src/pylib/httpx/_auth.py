# httpx._auth: what is sent is not looked at; the header is there all the same.
class Auth:
    def auth_flow(self, request):
        yield request


class BasicAuth(Auth):
    def __init__(self, username, password):
        from _outside import base64_of
        self._header = "Basic " + base64_of(f"{username}:{password}".encode())

    def auth_flow(self, request):
        request.headers["Authorization"] = self._header
        yield request

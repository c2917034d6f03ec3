# fastapi.responses
class Response:
    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        self.headers = dict(headers or {})
        self.media_type = media_type
        self.background = background
        self.body = self.render(content)

    def render(self, content):
        return "" if content is None else content.decode() if isinstance(content, bytes) else content

    def set_cookie(self, key, value="", **kwargs):
        self.headers["set-cookie"] = f"{key}={value}"


class PlainTextResponse(Response):
    pass


class HTMLResponse(Response):
    pass


class JSONResponse(Response):
    def render(self, content):
        from json import dumps
        return dumps(content)


class RedirectResponse(Response):
    def __init__(self, url, status_code=307, headers=None, background=None):
        super().__init__(None, status_code, {**(headers or {}), "location": str(url)}, background=background)

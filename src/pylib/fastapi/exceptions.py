# fastapi.exceptions
class HTTPException(Exception):
    def __init__(self, status_code, detail=None, headers=None):
        if detail is None:
            from _outside import PHRASES
            detail = PHRASES.get(status_code, "")
        self.status_code = status_code
        self.detail = detail
        self.headers = headers

    def __str__(self):
        return f"{self.status_code}: {self.detail}"

    def __repr__(self):
        return f"{type(self).__name__}(status_code={self.status_code!r}, detail={self.detail!r})"


class RequestValidationError(Exception):
    def __init__(self, errors):
        self._errors = errors

    def errors(self):
        return self._errors

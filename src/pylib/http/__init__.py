# http: status codes and methods.
from _outside import PHRASES
from enum import IntEnum, StrEnum

__all__ = ["HTTPStatus", "HTTPMethod"]

_DESCRIPTIONS = {
    200: "Request fulfilled, document follows", 201: "Document created, URL follows",
    202: "Request accepted, processing continues off-line", 204: "Request fulfilled, nothing follows",
    400: "Bad request syntax or unsupported method", 401: "No permission -- see authorization schemes",
    403: "Request forbidden -- authorization will not help", 404: "Nothing matches the given URI",
    405: "Specified method is invalid for this resource", 408: "Request timed out; try again later",
    409: "Request conflict", 418: "Server refuses to brew coffee because it is a teapot.",
    429: 'The user has sent too many requests in a given amount of time ("rate limiting")',
    500: "Server got itself in trouble", 501: "Server does not support this operation",
    502: "Invalid responses from another server/proxy",
    503: "The server cannot process the request due to a high load",
    504: "The gateway server did not receive a timely response",
}


def _name(phrase):
    return phrase.upper().replace("-", "_").replace(" ", "_").replace("'", "")


_NAMES = {203: "NON_AUTHORITATIVE_INFORMATION", 413: "CONTENT_TOO_LARGE", 414: "URI_TOO_LONG",
          416: "RANGE_NOT_SATISFIABLE", 422: "UNPROCESSABLE_CONTENT", 505: "HTTP_VERSION_NOT_SUPPORTED"}
_PHRASES = {**PHRASES, 413: "Content Too Large", 414: "URI Too Long", 416: "Range Not Satisfiable",
            422: "Unprocessable Content"}


class _Status:
    @property
    def phrase(self):
        return _PHRASES[self.value]

    @property
    def description(self):
        if self.value not in _DESCRIPTIONS:
            from _network import refuse
            refuse(f"HTTPStatus({self.value}).description is not simulated")
        return _DESCRIPTIONS[self.value]

    @property
    def is_informational(self):
        return 100 <= self <= 199

    @property
    def is_success(self):
        return 200 <= self <= 299

    @property
    def is_redirection(self):
        return 300 <= self <= 399

    @property
    def is_client_error(self):
        return 400 <= self <= 499

    @property
    def is_server_error(self):
        return 500 <= self <= 599


class _StatusBase(_Status, IntEnum):
    pass


HTTPStatus = _StatusBase("HTTPStatus", [(_NAMES.get(code, _name(phrase)), code) for code, phrase in PHRASES.items()],
                         module="http")
HTTPMethod = StrEnum("HTTPMethod", [(name, name) for name in "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE".split()],
                     module="http")

# httpx._transports: where a request goes. The simulated network is the one that clients have by themselves.
import _outside

from . import _exceptions
from ._models import Response


class BaseTransport:
    def __enter__(self):
        return self

    def __exit__(self, exc_type=None, exc=None, tb=None):
        self.close()

    def handle_request(self, request):
        raise NotImplementedError("The 'handle_request' method must be implemented.")

    def close(self):
        pass


class AsyncBaseTransport:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type=None, exc=None, tb=None):
        await self.aclose()

    async def handle_async_request(self, request):
        raise NotImplementedError("The 'handle_async_request' method must be implemented.")

    async def aclose(self):
        pass


class MockTransport(AsyncBaseTransport, BaseTransport):
    """The program's own function answers."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        response = self.handler(request)
        if not isinstance(response, Response):
            raise TypeError("Cannot use an async handler in a sync Client")
        return response

    async def handle_async_request(self, request):
        response = self.handler(request)
        if not isinstance(response, Response):
            response = await response
        return response


def _limit(request):
    return request.extensions["timeout"]["read"]


def _respond(request, answer, in_time):
    if not in_time:
        raise _exceptions.ReadTimeout("", request=request)
    if answer.failure:
        kind = answer.failure_class(vars(_exceptions), _exceptions.ConnectError)
        if issubclass(kind, _exceptions.RequestError):
            raise kind(answer.failure_text(), request=request)
        raise kind(answer.failure_text())
    response = Response(answer.status, headers=answer.headers(), content=answer.body, stream=True, request=request)
    response.seconds = answer.seconds
    return response


def _answer_to(request):
    if request.url.scheme not in ("http", "https"):
        if not request.url.scheme:
            raise _exceptions.UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        raise _exceptions.UnsupportedProtocol(f"Request URL has an unsupported protocol '{request.url.scheme}://'.",
                                              request=request)
    return _outside.Answer(request.method, str(request.url))


class Network(BaseTransport):
    def handle_request(self, request):
        answer = _answer_to(request)
        return _respond(request, answer, _outside.wait(answer.seconds, _limit(request)))


class AsyncNetwork(AsyncBaseTransport):
    async def handle_async_request(self, request):
        answer = _answer_to(request)
        return _respond(request, answer, await _outside.wait_async(answer.seconds, _limit(request)))

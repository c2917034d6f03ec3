# httpx._exceptions: the tree of what can go wrong.
class HTTPError(Exception):
    """Base class for RequestError and HTTPStatusError."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    """Base class for all exceptions that may occur when issuing a .request()."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """Base class for all exceptions that occur at the level of the Transport API."""


class TimeoutException(TransportError):
    """The base class for timeout errors."""


class ConnectTimeout(TimeoutException):
    """Timed out while connecting to the host."""


class ReadTimeout(TimeoutException):
    """Timed out while receiving data from the host."""


class WriteTimeout(TimeoutException):
    """Timed out while sending data to the host."""


class PoolTimeout(TimeoutException):
    """Timed out waiting to acquire a connection from the pool."""


class NetworkError(TransportError):
    """The base class for network-related errors."""


class ReadError(NetworkError):
    """Failed to receive data from the network."""


class WriteError(NetworkError):
    """Failed to send data through the network."""


class ConnectError(NetworkError):
    """Failed to establish a connection."""


class CloseError(NetworkError):
    """Failed to close a connection."""


class ProxyError(TransportError):
    """An error occurred while establishing a proxy connection."""


class UnsupportedProtocol(TransportError):
    """Attempted to make a request to an unsupported protocol."""


class ProtocolError(TransportError):
    """The protocol was violated."""


class LocalProtocolError(ProtocolError):
    """A protocol was violated by the client."""


class RemoteProtocolError(ProtocolError):
    """The protocol was violated by the server."""


class DecodingError(RequestError):
    """Decoding of the response failed, due to a malformed encoding."""


class TooManyRedirects(RequestError):
    """Too many redirects."""


class HTTPStatusError(HTTPError):
    """The response had an error HTTP status of 4xx or 5xx."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self.request = request
        self.response = response


class InvalidURL(Exception):
    """URL is improperly formed or cannot be parsed."""


class CookieConflict(Exception):
    """Attempted to lookup a cookie by name, but multiple cookies existed."""


class StreamError(RuntimeError):
    """The base class for stream exceptions."""


class StreamConsumed(StreamError):
    """Attempted to read or stream content, but the content has already been streamed."""

    def __init__(self):
        super().__init__("Attempted to read or stream some content, but the content has already been streamed. For requests, "
                         "this could be due to passing a generator as request content, and then receiving a redirect response "
                         "or a secondary request as part of an authentication flow.For responses, this could be due to "
                         "attempting to stream the response content more than once.")


class StreamClosed(StreamError):
    """Attempted to read or stream response content, but the request has been closed."""

    def __init__(self):
        super().__init__("Attempted to read or stream content, but the stream has been closed.")


class ResponseNotRead(StreamError):
    """Attempted to access streaming response content, without having called `read()`."""

    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called `read()`.")


class RequestNotRead(StreamError):
    """Attempted to access streaming request content, without having called `read()`."""

    def __init__(self):
        super().__init__("Attempted to access streaming request content, without having called `read()`.")

# aiohttp: the client. Its answers come from the simulated network (_outside).
from .client import ClientSession, ClientTimeout, request
from .client_exceptions import (ClientConnectionError, ClientConnectionResetError, ClientConnectorCertificateError,
                                ClientConnectorDNSError, ClientConnectorError, ClientConnectorSSLError, ClientError,
                                ClientHttpProxyError, ClientOSError, ClientPayloadError, ClientProxyConnectionError,
                                ClientResponseError, ClientSSLError, ConnectionTimeoutError, ContentTypeError,
                                InvalidURL, InvalidUrlClientError, InvalidUrlRedirectClientError, NonHttpUrlClientError,
                                NonHttpUrlRedirectClientError, RedirectClientError, ServerConnectionError,
                                ServerDisconnectedError, ServerFingerprintMismatch, ServerTimeoutError,
                                SocketTimeoutError, TooManyRedirects, WSServerHandshakeError)
from .client_reqrep import ClientResponse, RequestInfo
from .connector import BaseConnector, TCPConnector
from .cookiejar import CookieJar, DummyCookieJar
from .formdata import FormData
from .helpers import BasicAuth
from .streams import EMPTY_PAYLOAD, StreamReader

__version__ = "3.11.11"

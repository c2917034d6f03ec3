// outside_names.h - what the real libraries have that the simulated ones (src/pylib: httpx, aiohttp...) have not.
//
// Programs that use it are right, and are refused: "aiohttp.web is not simulated". Rows are sorted, as in cpython_names.h.
#ifndef LOOPCHEF_VM_OUTSIDE_NAMES_H
#define LOOPCHEF_VM_OUTSIDE_NAMES_H

static const char *const outside_modules[] = {
    "aiohttp.abc", "aiohttp.resolver", "aiohttp.test_utils", "aiohttp.tracing", "aiohttp.web", "fastapi.encoders",
    "fastapi.middleware", "fastapi.middleware.cors", "fastapi.openapi", "fastapi.security", "fastapi.staticfiles",
    "fastapi.templating", "fastapi.testclient", "fastapi.websockets", "requests.cookies",
    "requests.packages", "requests.utils", "uvicorn.config",
};

static const char *const outside_module_names[] = {
    ("aiohttp AsyncResolver AsyncIterablePayload BodyPartReader ChainMapProxy ClientWSTimeout ClientWebSocketResponse "
     "ContentDisposition DefaultResolver ETag Fingerprint GunicornWebWorker HttpVersion HttpVersion10 HttpVersion11 "
     "MultipartReader MultipartWriter NamedPipeConnector Payload ThreadedResolver TraceConfig UnixConnector WSCloseCode "
     "WSMessage WSMsgType WebSocketError hdrs http web"),
    "aiosqlite Blob",
    "fastapi Security UploadFile WebSocket WebSocketDisconnect WebSocketException applications",
    "fastapi.responses FileResponse ORJSONResponse StreamingResponse UJSONResponse",
    ("httpx ASGITransport AsyncByteStream AsyncHTTPTransport ByteStream DigestAuth FunctionAuth HTTPTransport NetRCAuth "
     "Proxy SyncByteStream WSGITransport create_ssl_context main"),
    "requests certs packages utils",
    "requests.auth HTTPDigestAuth HTTPProxyAuth",
    "uvicorn Config Server main",
};

#endif

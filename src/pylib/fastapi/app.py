# fastapi.app: FastAPI and APIRouter.
from contextlib import asynccontextmanager

from _outside import refuse

from .exceptions import HTTPException, RequestValidationError
from .requests import Request, State
from .responses import JSONResponse, PlainTextResponse
from .routing import Route, call

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class APIRouter:
    def __init__(self, *, prefix="", tags=None, dependencies=None, lifespan=None, **kwargs):
        self.prefix = prefix
        self.dependencies = list(dependencies or ())
        self.routes = []
        self.lifespan = lifespan
        self.on_startup, self.on_shutdown = [], []

    def add_api_route(self, path, endpoint, *, methods=None, status_code=None, dependencies=None, response_class=JSONResponse,
                      name=None, **kwargs):
        self.routes.append(Route(self.prefix + path, endpoint, methods or ["GET"], status_code,
                                 self.dependencies + list(dependencies or ()), response_class, name))

    def api_route(self, path, **kwargs):
        def decorator(function):
            self.add_api_route(path, function, **kwargs)
            return function
        return decorator

    def get(self, path, **kwargs):
        return self.api_route(path, methods=["GET"], **kwargs)

    def put(self, path, **kwargs):
        return self.api_route(path, methods=["PUT"], **kwargs)

    def post(self, path, **kwargs):
        return self.api_route(path, methods=["POST"], **kwargs)

    def delete(self, path, **kwargs):
        return self.api_route(path, methods=["DELETE"], **kwargs)

    def options(self, path, **kwargs):
        return self.api_route(path, methods=["OPTIONS"], **kwargs)

    def head(self, path, **kwargs):
        return self.api_route(path, methods=["HEAD"], **kwargs)

    def patch(self, path, **kwargs):
        return self.api_route(path, methods=["PATCH"], **kwargs)

    def websocket(self, path, **kwargs):
        refuse("websockets are not simulated")

    def include_router(self, router, *, prefix="", tags=None, dependencies=None, **kwargs):
        for route in router.routes:
            self.routes.append(Route(self.prefix + prefix + route.path, route.endpoint, route.methods, route.status_code,
                                     list(dependencies or ()) + route.dependencies, route.response_class, route.name))
        self.on_startup += router.on_startup
        self.on_shutdown += router.on_shutdown

    def on_event(self, event_type):
        def decorator(function):
            {"startup": self.on_startup, "shutdown": self.on_shutdown}[event_type].append(function)
            return function
        return decorator

    def add_event_handler(self, event_type, function):
        self.on_event(event_type)(function)


class FastAPI(APIRouter):
    _made = []      # all apps of the program

    def __init__(self, *, title="FastAPI", debug=False, version="0.1.0", lifespan=None, on_startup=None, on_shutdown=None,
                 dependencies=None, **kwargs):
        super().__init__(dependencies=dependencies, lifespan=lifespan)
        self.title = title
        self.debug = debug
        self.version = version
        self.state = State()
        self.on_startup += on_startup or []
        self.on_shutdown += on_shutdown or []
        self.exception_handlers = {}
        self._middlewares = []
        FastAPI._made.append(self)

    @property
    def router(self):
        return self

    def mount(self, path, app, name=None):
        refuse("FastAPI.mount() is not simulated")

    def add_middleware(self, middleware_class, **options):
        refuse("FastAPI.add_middleware() is not simulated: use @app.middleware(\"http\")")

    def middleware(self, middleware_type):
        def decorator(function):
            self._middlewares.append(function)
            return function
        return decorator

    def exception_handler(self, kind):
        def decorator(function):
            self.exception_handlers[kind] = function
            return function
        return decorator

    def add_exception_handler(self, kind, function):
        self.exception_handlers[kind] = function

    # ---- a request

    @asynccontextmanager
    async def _running(self):
        if self.lifespan is not None:
            async with self.lifespan(self):
                yield
            return
        for function in self.on_startup:
            await self._event(function)
        try:
            yield
        finally:
            for function in self.on_shutdown:
                await self._event(function)

    async def _event(self, function):
        result = function()
        if hasattr(result, "__await__"):
            await result

    async def _answer(self, method, target):
        """The response to a request. What is raised besides HTTPException is the server's matter."""
        request = Request(self, method, target)

        async def innermost(request):
            return await self._route(request)

        answer = innermost
        for function in self._middlewares:
            answer = self._around(function, answer)
        return await answer(request)

    def _around(self, function, inner):
        async def outer(request):
            return await function(request, inner)
        return outer

    def _find(self, request):
        wrong_method = False
        for route in self.routes:
            found = route.match(request.path)
            if found is None:
                continue
            if request.method in route.methods:
                request.path_params = found
                return route
            wrong_method = True
        raise HTTPException(405 if wrong_method else 404)

    async def _route(self, request):
        try:
            return await self._find(request).handle(request, self.state)
        except Exception as exc:
            for kind in type(exc).__mro__:
                if kind in self.exception_handlers:
                    return await call(self.exception_handlers[kind], request, exc)
            if isinstance(exc, HTTPException):
                return JSONResponse({"detail": exc.detail}, exc.status_code, exc.headers)
            if isinstance(exc, RequestValidationError):
                return JSONResponse({"detail": exc.errors()}, 422)
            raise

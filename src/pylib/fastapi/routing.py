# fastapi.routing: from a request to its handler's arguments, and from what it gives to a response.
import inspect
from asyncio import to_thread
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager

from .background import BackgroundTasks
from .exceptions import HTTPException, RequestValidationError
from .params import Depends, _Param
from .requests import Request
from .responses import JSONResponse, Response


async def call(function, /, *args, **kwargs):
    """Coroutine functions are awaited in the task, plain functions run in the default pool."""
    if inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(getattr(function, "__call__", None)):
        return await function(*args, **kwargs)
    return await to_thread(function, *args, **kwargs)


class Route:
    def __init__(self, path, endpoint, methods, status_code=None, dependencies=(), response_class=JSONResponse, name=None):
        self.path = path
        self.endpoint = endpoint
        self.methods = {method.upper() for method in methods}
        self.status_code = status_code
        self.dependencies = list(dependencies or ())
        self.response_class = response_class
        self.name = name or endpoint.__name__

    def match(self, path):
        """What stands for the route's {names}; None: it is another path."""
        wanted, given = self.path.split("/"), path.split("/")
        whole = wanted[-1].startswith("{") and wanted[-1].endswith(":path}")
        if whole and len(given) > len(wanted):
            given = given[:len(wanted) - 1] + ["/".join(given[len(wanted) - 1:])]
        if len(wanted) != len(given):
            return None
        found = {}
        for pattern, text in zip(wanted, given):
            if pattern.startswith("{") and pattern.endswith("}"):
                found[pattern[1:-1].partition(":")[0]] = text
            elif pattern != text:
                return None
        return found

    async def handle(self, request, state):
        async with AsyncExitStack() as stack:
            solver = Solver(request, state, stack)
            for dependency in self.dependencies:
                await solver.solve(dependency)
            arguments = await solver.arguments(self.endpoint)
            if solver.errors:
                raise RequestValidationError(solver.errors)
            result = await call(self.endpoint, **arguments)
            return self._response(result, solver)

    def _response(self, result, solver):
        if isinstance(result, Response):
            response = result
        else:
            status = solver.response.status_code if solver.response is not None else None
            response = self.response_class(_plain(result), status or self.status_code or 200)
        if response.background is None and solver.background is not None:
            response.background = solver.background
        return response


def _plain(value):
    """As JSON can show it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return getattr(value, "value", value)
    if hasattr(value, "model_dump"):
        return _plain(value.model_dump())
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return _plain(vars(value))


class Solver:
    """Finds the arguments of a handler and of what it depends on."""

    def __init__(self, request, state, stack):
        self.request = request
        self.state = state
        self.stack = stack
        self.known = {}
        self.response = None
        self.background = None
        self.errors = []

    async def arguments(self, function):
        """By name; what it depends on comes first. What could not be found is in self.errors."""
        found = {}
        parameters = [(name, parameter) for name, parameter in inspect.signature(function).parameters.items()
                      if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)]
        for name, parameter in parameters:
            depends = _depends(parameter)
            if depends is not None:
                found[name] = await self.solve(depends)
        for name, parameter in parameters:
            if name not in found:
                found[name] = self._value(name, parameter)
        return {name: value for name, value in found.items() if value is not _NOTHING}

    def _value(self, name, parameter):
        kind, default = _annotation(parameter), parameter.default
        if kind is Request:
            return self.request
        if kind is Response:
            if self.response is None:
                self.response = Response()
                self.response.status_code = None
            return self.response
        if kind is BackgroundTasks:
            if self.background is None:
                self.background = BackgroundTasks()
            return self.background
        return self._given(name, kind, default)

    async def solve(self, depends):
        function = depends.dependency
        if depends.use_cache and function in self.known:
            return self.known[function]
        wrong = len(self.errors)
        arguments = await self.arguments(function)
        if len(self.errors) > wrong:
            return _NOTHING
        if inspect.isasyncgenfunction(function):
            value = await self.stack.enter_async_context(asynccontextmanager(function)(**arguments))
        elif inspect.isgeneratorfunction(function):
            value = self.stack.enter_context(contextmanager(function)(**arguments))
        else:
            value = await call(function, **arguments)
        self.known[function] = value
        return value

    def _given(self, name, kind, default):
        """From the path, else the query, else the default."""
        place, asked = "query", name
        if isinstance(default, _Param):
            place, asked, default = default.place, default.alias or name, default.default
            default = inspect.Parameter.empty if default is ... else default
        if name in self.request.path_params:
            place, text = "path", self.request.path_params[name]
        elif place == "query" and asked in self.request.query_params:
            text = self.request.query_params[asked]
        elif default is not inspect.Parameter.empty:
            return default
        else:
            body = place == "body" or isinstance(kind, type) and hasattr(kind, "model_fields")
            self._wrong("missing", ["body"] if body else [place, asked], "Field required", None)
            return _NOTHING
        return self._converted(kind, text, [place, asked])

    def _converted(self, kind, text, where):
        try:
            if kind is int:
                return int(text)
            if kind is float:
                return float(text)
        except ValueError:
            shown = ("integer", "int_parsing", "an integer") if kind is int else ("number", "float_parsing", "a number")
            self._wrong(shown[1], where, f"Input should be a valid {shown[0]}, unable to parse string as {shown[2]}", text)
            return _NOTHING
        if kind is bool:
            if text.lower() in ("true", "1", "on", "yes", "t", "y"):
                return True
            if text.lower() in ("false", "0", "off", "no", "f", "n"):
                return False
            self._wrong("bool_parsing", where, "Input should be a valid boolean, unable to interpret input", text)
            return _NOTHING
        return text

    def _wrong(self, kind, where, message, given):
        self.errors.append({"type": kind, "loc": where, "msg": message, "input": given})


_NOTHING = object()


def _depends(parameter):
    """Its Depends, as default or in Annotated[T, Depends(...)]; None: it is no dependency."""
    for depends in (parameter.default, *getattr(parameter.annotation, "__metadata__", ())):
        if isinstance(depends, Depends):
            return depends if depends.dependency is not None else Depends(parameter.annotation)
    return None


def _annotation(parameter):
    """The plain type; of Annotated[T, ...] and of T | None the T."""
    kind = parameter.annotation
    if kind is inspect.Parameter.empty:
        return None
    kind = getattr(kind, "__origin__", kind) if hasattr(kind, "__metadata__") else kind
    several = [one for one in getattr(kind, "__args__", ()) if one is not type(None)]
    if len(several) == 1 and len(getattr(kind, "__args__", ())) == 2:
        return several[0]
    if isinstance(kind, str):
        return {"int": int, "float": float, "bool": bool, "Request": Request, "Response": Response,
                "BackgroundTasks": BackgroundTasks}.get(kind)
    return kind

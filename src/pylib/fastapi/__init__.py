# fastapi: an app is served the requests that the scenario's header names (`# loopchef: request GET /data at 0.5`).
from . import responses, status
from .app import APIRouter, FastAPI
from .background import BackgroundTasks
from .exceptions import HTTPException
from .params import Body, Cookie, Depends, File, Form, Header, Path, Query
from .requests import Request
from .responses import Response
from .serving import _serve_at_the_end

__version__ = "0.115.6"

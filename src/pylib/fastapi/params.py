# fastapi.params: what stands as a parameter's default, and where its value comes from.
class Depends:
    def __init__(self, dependency=None, *, use_cache=True):
        self.dependency = dependency
        self.use_cache = use_cache


class _Param:
    place = "query"

    def __init__(self, default=..., *, alias=None, **kwargs):
        for name in kwargs:
            if name not in ("title", "description", "example", "examples", "deprecated", "include_in_schema"):
                from _outside import refuse
                refuse(f"{type(self).__name__}({name}=...) of fastapi is not simulated")
        self.default = default
        self.alias = alias


class Query(_Param):
    pass


class Path(_Param):
    place = "path"


class Header(_Param):
    place = "header"


class Cookie(_Param):
    place = "cookie"


class Body(_Param):
    place = "body"


class Form(Body):
    pass


class File(Body):
    pass

# importlib: importing by name. Finders and loaders have nothing to find in a simulation.

import sys

from _model import import_module as _import

__all__ = ["import_module", "invalidate_caches", "reload"]


def import_module(name, package=None):
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        for character in name:
            if character != ".":
                break
            level += 1
        bits = package.rsplit(".", level - 1)
        if len(bits) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{bits[0]}.{name[level:]}" if name[level:] else bits[0]
    return _import(name)


def invalidate_caches():
    pass


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(module.__name__) is not module:
        raise ImportError(f"module {module.__name__} not in sys.modules", name=module.__name__)
    return module

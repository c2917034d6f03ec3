# asyncio.log: the logger "asyncio". A program that does not use logging sees what logging's handler of last resort writes.
from _asyncio import _format_exception


def _sys():
    import sys
    return sys


class _LastResort:
    def _write(self, message, args, exc_info):
        text = message % args if args else message
        if exc_info is True:
            exc_info = _sys().exception()
        if isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        if exc_info:
            text += "\n" + _format_exception(exc_info).rstrip("\n")
        _sys().stderr.write(text + "\n")

    def __getattr__(self, name):
        return getattr(_sys().modules["logging"].getLogger("asyncio"), name)

    def error(self, message, *args, exc_info=None):
        if "logging" in _sys().modules:
            _sys().modules["logging"].getLogger("asyncio").error(message, *args, exc_info=exc_info)
        else:
            self._write(message, args, exc_info)

    def warning(self, message, *args, exc_info=None):
        if "logging" in _sys().modules:
            _sys().modules["logging"].getLogger("asyncio").warning(message, *args, exc_info=exc_info)
        else:
            self._write(message, args, exc_info)

    def debug(self, message, *args):
        if "logging" in _sys().modules:
            _sys().modules["logging"].getLogger("asyncio").debug(message, *args)


logger = _LastResort()

"""Writes cpython_names.h: the public names of CPython 3.13's library, for "not simulated" messages.

    python3.13 src/vm/cpython_names.py >src/vm/cpython_names.h
"""

import importlib
import inspect
import pkgutil
import sys
import textwrap
import warnings

PROVIDED = """
abc array asyncio atexit base64 bisect builtins collections collections.abc concurrent.futures contextlib contextvars copy
copyreg dataclasses datetime decimal difflib enum errno fractions functools gc glob hashlib heapq html importlib inspect io itertools
json keyword linecache logging logging.handlers math multiprocessing multiprocessing.pool numbers operator os os.path
pathlib pickle pprint queue random re reprlib sched secrets select selectors shutil signal socket socketserver sqlite3 ssl
statistics string struct subprocess sys tempfile textwrap threading time timeit token tokenize traceback types typing
unittest unittest.mock urllib.error urllib.parse urllib.request urllib.response uuid warnings weakref zlib zoneinfo
asyncio.base_events asyncio.base_futures asyncio.base_tasks asyncio.constants asyncio.coroutines asyncio.events
asyncio.exceptions asyncio.format_helpers asyncio.futures asyncio.locks asyncio.log asyncio.mixins asyncio.protocols
asyncio.queues asyncio.runners asyncio.selector_events asyncio.sslproto asyncio.staggered asyncio.streams
asyncio.subprocess asyncio.taskgroups asyncio.tasks asyncio.threads asyncio.timeouts asyncio.transports asyncio.trsock
asyncio.unix_events concurrent.futures.thread concurrent.futures.process
""".split()

ELSEWHERE = {"_winapi", "winreg", "winsound", "msvcrt", "nt", "_overlapped", "_scproxy", "_wmi", "_msi"}
SKIPPED = {"test", "idlelib", "lib2to3", "turtledemo", "tkinter", "ensurepip", "venv", "pydoc_data", "__phello__"}


def public(names):
    return sorted(name for name in names if not name.startswith("_"))


def submodules():
    found = set(sys.stdlib_module_names)
    for name in sorted(sys.stdlib_module_names - SKIPPED):
        if name.startswith("_") or name in ("antigravity", "this"):
            continue
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        for info in pkgutil.iter_modules(getattr(module, "__path__", [])):
            found.add(f"{name}.{info.name}")
            if info.ispkg and info.name not in ("test", "tests"):
                sub = f"{name}.{info.name}"
                try:
                    package = importlib.import_module(sub)
                except Exception:
                    continue
                found |= {f"{sub}.{inner.name}" for inner in pkgutil.iter_modules(package.__path__)}
    return (found | {"os.path"}) - ELSEWHERE


def classes():
    """The public names of every class of the provided modules, by full name, inherited ones of the library included."""
    found = {}
    for name in PROVIDED:
        module = importlib.import_module(name)
        for value in vars(module).values():
            if not inspect.isclass(value) or value.__module__.split(".")[0] not in {p.split(".")[0] for p in PROVIDED}:
                continue
            full = f"{value.__module__}.{value.__qualname__}"
            names = public(vars(value))
            if names and value is not object and full not in found:
                found[full] = names
    for value in (type(lambda: 0), type(print), type((lambda: (yield))()), type(iter([]))):
        found[f"builtins.{value.__name__}"] = public(vars(value))
    async def coroutine(): pass
    async def generator(): yield
    c = coroutine()
    found["builtins.coroutine"] = public(vars(type(c)))
    found["builtins.async_generator"] = public(vars(type(generator())))
    c.close()
    return {name: names for name, names in found.items() if names}


def table(title, rows):
    print(f"static const char *const {title}[] = {{")
    for key in sorted(rows, key=lambda key: key.encode()):
        text = " ".join([key, *rows[key]])
        lines = textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)
        for i, line in enumerate(lines):
            end = " " if i + 1 < len(lines) else ""
            print(f'    "{line}{end}"' + ("," if i + 1 == len(lines) else ""))
    print("};\n")


def main():
    warnings.simplefilter("ignore")
    print("// cpython_names.h - the public names of CPython 3.13's library; written by cpython_names.py, do not edit.")
    print("//")
    print("// Each row is a module or class and, after it, what it has: words separated by blanks. Rows are sorted.")
    print("#ifndef LOOPCHEF_VM_CPYTHON_NAMES_H\n#define LOOPCHEF_VM_CPYTHON_NAMES_H\n")
    table("cpython_modules", {name: [] for name in submodules()})
    table("cpython_module_names", {name: public(vars(importlib.import_module(name))) for name in PROVIDED})
    table("cpython_class_names", classes())
    print("#endif")


main()

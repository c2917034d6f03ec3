"""Filename globbing utility, on the simulated machine's files."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob", "translate"]

_magic = re.compile("[*?[]")


def has_magic(s):
    return _magic.search(s) is not None


def escape(pathname):
    """Escape all special characters."""
    return re.sub("([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a pathname pattern."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a pathname pattern."""
    parts = [part for part in pathname.split("/") if part]
    start = "/" if pathname.startswith("/") else ""
    yield from _below(start, parts, root_dir or "", recursive, include_hidden, pathname.endswith("/"))


def _names(folder):
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _below(path, parts, root, recursive, hidden, folder_only):
    where = os.path.join(root, path)
    if not parts:
        if path and (not folder_only or os.path.isdir(where)):
            yield path + ("/" if folder_only and not path.endswith("/") else "")
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and recursive:
        if rest:
            yield from _below(path, rest, root, recursive, hidden, folder_only)
        elif path:
            yield path if path.endswith("/") else path + "/"
        for name in _names(where):
            if name.startswith(".") and not hidden:
                continue
            inner = os.path.join(path, name)
            if os.path.isdir(os.path.join(root, inner)):
                yield from _below(inner, parts, root, recursive, hidden, folder_only) if rest else _tree(inner, root, hidden)
            elif not rest:
                yield inner
        return
    if not has_magic(part):
        if os.path.exists(os.path.join(where, part)):
            yield from _below(os.path.join(path, part), rest, root, recursive, hidden, folder_only)
        return
    for name in fnmatch.filter(_names(where), part):
        if name.startswith(".") and not part.startswith(".") and not hidden:
            continue
        inner = os.path.join(path, name)
        if not rest or os.path.isdir(os.path.join(root, inner)):
            yield from _below(inner, rest, root, recursive, hidden, folder_only)


def _tree(path, root, hidden):
    yield path
    for name in _names(os.path.join(root, path)):
        if name.startswith(".") and not hidden:
            continue
        inner = os.path.join(path, name)
        if os.path.isdir(os.path.join(root, inner)):
            yield from _tree(inner, root, hidden)
        else:
            yield inner

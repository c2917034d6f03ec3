"""Common operations on Posix pathnames."""

import _files
from _files import text_of as _text_of

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "curdir", "pardir", "sep", "pathsep", "defpath",
           "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath", "isjunction"]

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = ".", "..", ".", "/", ":", "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False


def _path(path):
    """As str or bytes, and the same kind's slash."""
    if not isinstance(path, (str, bytes)):
        if not hasattr(type(path), "__fspath__"):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
        path = path.__fspath__()
    return path, ("/" if isinstance(path, str) else b"/")


def normcase(s):
    return _path(s)[0]


def isabs(s):
    s, slash = _path(s)
    return s.startswith(slash)


def join(a, *p):
    path, slash = _path(a)
    for each in p:
        each, other = _path(each)
        if other != slash:
            raise TypeError("Can't mix strings and bytes in path components")
        if each.startswith(slash) or not path:
            path = each
        elif path.endswith(slash):
            path += each
        else:
            path += slash + each
    return path


def split(p):
    p, slash = _path(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p, slash = _path(p)
    dot = "." if isinstance(p, str) else b"."
    at = p.rfind(dot)
    start = p.rfind(slash) + 1
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _path(p)[0]
    return p[:0], p


def splitroot(p):
    p, slash = _path(p)
    if not p.startswith(slash):
        return p[:0], p[:0], p
    if p.startswith(slash * 2) and not p.startswith(slash * 3):
        return p[:0], slash * 2, p[2:]
    return p[:0], slash, p[1:]


def normpath(path):
    path, slash = _path(path)
    dot = "." if isinstance(path, str) else b"."
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not root and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return (root + slash.join(parts)) or dot


def abspath(path):
    path, slash = _path(path)
    if not path.startswith(slash):
        cwd = _files.cwd if isinstance(path, str) else _files.cwd.encode()
        path = join(cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    if strict:
        _files.need(_text_of(filename), filename)
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path, slash = _path(path)
    dot = "." if isinstance(path, str) else b"."
    from_parts = [part for part in abspath(dot if start is None else start).split(slash) if part]
    to_parts = [part for part in abspath(path).split(slash) if part]
    same = len(commonprefix([from_parts, to_parts]))
    return slash.join([dot * 2] * (len(from_parts) - same) + to_parts[same:]) or dot


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_path(each)[0] for each in m]
    least, most = min(m), max(m)
    for i, c in enumerate(least):
        if c != most[i]:
            return least[:i]
    return least


def commonpath(paths):
    paths = [_path(each)[0] for each in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = "/" if isinstance(paths[0], str) else b"/"
    absolute = {each.startswith(slash) for each in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    dot = "." if slash == "/" else b"."
    split_paths = [[part for part in each.split(slash) if part and part != dot] for each in paths]
    return (slash if absolute.pop() else slash[:0]) + slash.join(commonprefix(split_paths))


def exists(path):
    if isinstance(path, int):
        return path in (0, 1, 2)
    return bool(_path(path)[0]) and _files.find(_text_of(path)) is not None


lexists = exists


def isfile(path):
    node = _files.find(_text_of(path)) if _text_of(path) else None
    return node is not None and node.children is None


def isdir(s):
    node = _files.find(_text_of(s)) if _text_of(s) else None
    return node is not None and node.children is not None


def islink(path):
    return False


isjunction = islink


def ismount(path):
    return abspath(_text_of(path)) == "/"


def getsize(filename):
    node = _files.need(_text_of(filename), filename)
    return 4096 if node.data is None else len(node.data)


def getmtime(filename):
    return _files.need(_text_of(filename), filename).modified


getatime = getctime = getmtime


def samefile(f1, f2):
    return _files.need(_text_of(f1), f1) is _files.need(_text_of(f2), f2)


def expanduser(path):
    path, slash = _path(path)
    tilde = "~" if slash == "/" else b"~"
    if path == tilde or path.startswith(tilde + slash):
        home = "/home/user" if slash == "/" else b"/home/user"
        return home + path[1:]
    return path


def expandvars(path):
    import os
    import re
    path = _path(path)[0]
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda found: os.environ.get(found[1].strip("{}"), found[0]), path)

"""The files of the simulated machine: they begin as a few empty folders, live in memory, and end with the run."""

import time


class Node:
    __slots__ = "data", "children", "modified", "mode", "number"

    def __init__(self, folder, mode, number):
        self.data = None if folder else bytearray()
        self.children = {} if folder else None
        self.modified = time.time()
        self.mode = mode
        self.number = number


_count = 2
root = Node(True, 0o755, 2)
cwd = "/home/user"
errors = {"ENOENT": (2, "No such file or directory"), "EEXIST": (17, "File exists"), "ENOTDIR": (20, "Not a directory"),
          "EISDIR": (21, "Is a directory"), "ENOTEMPTY": (39, "Directory not empty"), "EINVAL": (22, "Invalid argument"),
          "EBADF": (9, "Bad file descriptor"), "EACCES": (13, "Permission denied")}


def fail(code, path, other=None):
    number, text = errors[code]
    raise OSError(number, text, path) if other is None else OSError(number, text, path, None, other)


def text_of(path):
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode("utf-8", "surrogateescape")
    if hasattr(type(path), "__fspath__"):
        return text_of(path.__fspath__())
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def parts_of(path):
    if not path.startswith("/"):
        path = cwd + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part and part != ".":
            parts.append(part)
    return parts


def find(path):
    """The node, or None."""
    node = root
    for part in parts_of(path):
        if node.children is None:
            return None
        node = node.children.get(part)
        if node is None:
            return None
    return node


def need(path, shown=None):
    if not path:
        fail("ENOENT", path if shown is None else shown)
    node = root
    for part in parts_of(path):
        if node.children is None:
            fail("ENOTDIR", path if shown is None else shown)
        node = node.children.get(part)
        if node is None:
            fail("ENOENT", path if shown is None else shown)
    if path.endswith("/") and node.children is None:
        fail("ENOTDIR", path if shown is None else shown)
    return node


def parent_of(path, shown=None):
    """(the folder's node, the last name)"""
    parts = parts_of(path)
    if not path or not parts:
        fail("ENOENT" if not path else "EEXIST", path if shown is None else shown)
    folder = need("/" + "/".join(parts[:-1]), path if shown is None else shown)
    if folder.children is None:
        fail("ENOTDIR", path if shown is None else shown)
    return folder, parts[-1]


def add(path, folder=False, mode=0o644, shown=None):
    global _count
    parent, name = parent_of(path, shown)
    if name in parent.children:
        fail("EEXIST", path if shown is None else shown)
    _count += 1
    node = parent.children[name] = Node(folder, mode, _count)
    parent.modified = node.modified
    return node


for _path in ("/home", "/home/user", "/tmp", "/dev", "/etc", "/usr", "/var"):
    add(_path, True, 0o755)
add("/dev/null", False, 0o666)

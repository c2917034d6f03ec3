"""Filename matching with shell patterns."""

import re
from posixpath import normcase as _normcase

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(_normcase(name), _normcase(pat))


def _compile(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1"))
    return re.compile(translate(pat))


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _compile(_normcase(pat)).match
    return [name for name in names if match(_normcase(name))]


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _compile(pat).match(name) is not None


def _set(pat, at):
    """The text of the set that begins behind `[` at `at`, and where it ends; None if it is none."""
    end = at
    if pat[end:end + 1] == "!":
        end += 1
    if pat[end:end + 1] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return None, at
    inside = pat[at:end].replace("\\", r"\\")
    inside = re.sub(r"([&~|\[])", r"\\\1", inside)
    if inside.startswith("!"):
        inside = "^" + inside[1:]
    elif inside.startswith("^"):
        inside = "\\" + inside
    return f"[{inside}]", end + 1


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if parts[-1:] != [".*"]:
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            text, at = _set(pat, at)
            parts.append(text or r"\[")
        else:
            parts.append(re.escape(c))
    return f"(?s:{''.join(parts)})\\Z"

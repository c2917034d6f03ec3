"""The module `_network` for the oracle: the rules and requests of the header of the program that is recorded.

loopchef's own simulated libraries (src/pylib: httpx, requests, aiohttp...) run on CPython with it. virtual_time.py puts them in
place; what is recorded so is how CPython's asyncio schedules them, not what the real libraries do.
"""
import re
import sys

RULE = re.compile(r'# loopchef: ([A-Z*]+) (\S+)(?: takes (\S+))?(?: -> (\d+)(?: "(.*)")?| fails (\w+))?\s*$')
REQUEST = re.compile(r"# loopchef: request (\S+) (\S+) at (\S+)\s*$")


def _seconds(text):
    if text.endswith("ms"):
        return float(text[:-2]) / 1000
    return float(text.removesuffix("s"))


def _header():
    with open(sys.argv[0], encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                return
            yield line.rstrip("\n")


def _glob(pattern):
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


_rules = []
_requests = []
for _line in _header():
    if _found := REQUEST.match(_line):
        _requests.append((_found[1], _found[2], _seconds(_found[3])))
    elif _found := RULE.match(_line):
        _answer = (_seconds(_found[3] or "1s"), int(_found[4] or 200), _found[5], _found[6])
        _rules.append((_glob(_found[1]), _glob(_found[2]), _answer))


def seconds(url, seconds):
    return seconds


def rule(method, url):
    for methods, urls, answer in _rules:
        if methods.fullmatch(method) and urls.fullmatch(url):
            return answer
    return None


def requests():
    return list(_requests)


def refuse(text):
    raise SystemExit(f"{text} is not simulated")

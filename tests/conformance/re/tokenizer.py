"""The tokenizer of the re module's documentation, in short, and a match object's methods inside coroutines."""
import asyncio
import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    value: object
    column: int


def tokenize(code):
    parts = [("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"),
             ("SKIP", r"[ \t]+"), ("MISMATCH", r".")]
    for found in re.finditer("|".join(f"(?P<{name}>{text})" for name, text in parts), code):
        kind = found.lastgroup
        if kind == "NUMBER":
            yield Token(kind, float(found.group()) if "." in found.group() else int(found.group()), found.start())
        elif kind == "MISMATCH":
            raise RuntimeError(f"{found.group()!r} unexpected at {found.start()}")
        elif kind != "SKIP":
            yield Token(kind, found.group(), found.start())


async def worker(line):
    await asyncio.sleep(0.1)
    return [f"{t.kind}:{t.value}" for t in tokenize(line)]


async def main():
    print(await asyncio.gather(worker("total := total + price * 2.5;"), worker("a := b ? c"), return_exceptions=True))


asyncio.run(main())

"""Writes unicode_tables.h from the str methods of the Python that runs it: python3.13 src/base/unicode_tables.py"""
import pathlib
import platform
import unicodedata

HEAD = """// unicode_tables.h - Unicode {version}, as Python {python}'s str methods see it; written by unicode_tables.py, do not edit.
//
// *_ranges: ascending boundaries; a code point is in the set if an odd number of them is at or below it. *_runs: code points
// first, first + stride, ... last map to themselves plus delta. *_special: those that map to several code points.
#ifndef LOOPCHEF_BASE_UNICODE_TABLES_H
#define LOOPCHEF_BASE_UNICODE_TABLES_H

#include <stdint.h>

typedef struct CaseRun {{
    uint32_t first, last;
    int32_t stride, delta;
}} CaseRun;

typedef struct CaseSpecial {{
    uint32_t rune;
    char text[8];
}} CaseSpecial;
"""

POINTS = [p for p in range(0x80, 0x110000) if not 0xD800 <= p < 0xE000]


def ignorable(c):
    """Skipped when lower() looks whether a sigma ends its word."""
    return ("A\u03a3" + c + "A").lower()[1] == "\u03c3" and ("A\u03a3" + c + " ").lower()[1] == "\u03c2"


RANGES = {
    "alpha_ranges": str.isalpha,
    "decimal_ranges": str.isdecimal,
    "digit_ranges": str.isdigit,
    "numeric_ranges": str.isnumeric,
    "lower_ranges": str.islower,
    "upper_ranges": str.isupper,
    "title_ranges": lambda c: unicodedata.category(c) == "Lt",
    "space_ranges": str.isspace,
    "ignorable_ranges": ignorable,
}

MAPPINGS = {
    "lower": (str.lower, str),
    "upper": (str.upper, str),
    "title": (str.title, str.upper),    # only where it differs from upper
    "fold": (str.casefold, str.lower),  # only where it differs from lower
}


def boundaries(holds):
    before = False
    for point in POINTS:
        now = holds(chr(point))
        if now != before:
            yield point
        before = now


def runs(mapping):
    found = []
    for point, delta in mapping:
        if found and found[-1][3] == delta:
            first, last, stride, _ = found[-1]
            if point - last == stride or (first == last and point - last in (1, 2)):
                found[-1] = (first, point, point - last, delta)
                continue
        found.append((point, point, 1, delta))
    return found


def rows(items, width=118):
    row = "   "
    for item in items:
        if len(row) + len(item) + 2 > width:
            yield row
            row = "   "
        row += f" {item},"
    yield row


def table(kind, name, items):
    body = "\n".join(rows(items))
    return f"\nstatic const {kind} {name}[] = {{\n{body}\n}};\n"


def c_text(text):
    return "".join(f"\\{byte:03o}" for byte in text.encode())


def main():
    python = ".".join(platform.python_version_tuple()[:2])
    text = HEAD.format(version=unicodedata.unidata_version, python=python)
    for name, holds in RANGES.items():
        text += table("uint32_t", name, (f"{p:#x}" for p in boundaries(holds)))
    for name, (function, usual) in MAPPINGS.items():
        changed = [(p, function(chr(p))) for p in POINTS if function(chr(p)) != usual(chr(p))]
        single = runs((p, ord(to) - p) for p, to in changed if len(to) == 1)
        text += table("CaseRun", f"{name}_runs", (f"{{{a:#x}, {b:#x}, {c}, {d}}}" for a, b, c, d in single))
        several = [(p, to) for p, to in changed if len(to) > 1]
        text += table("CaseSpecial", f"{name}_special", (f'{{{p:#x}, "{c_text(to)}"}}' for p, to in several))
    text += "\n#endif\n"
    pathlib.Path(__file__).with_name("unicode_tables.h").write_text(text)


main()

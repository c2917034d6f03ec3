"""Writes utf8_tables.h from the unicodedata of the Python that runs it: python3.13 src/base/utf8_tables.py"""
import pathlib
import unicodedata

HEAD = """// utf8_tables.h - Unicode {version}, as Python {python} sees it; written by utf8_tables.py, do not edit.
//
// Each table is an ascending list of boundaries: a code point is in the set if an odd number of them is at or below it.
#ifndef LOOPCHEF_BASE_UTF8_TABLES_H
#define LOOPCHEF_BASE_UTF8_TABLES_H

#include <stdint.h>
"""

# Characters that combine with the one before them into another.
SECOND = {int(pair[1], 16) for pair in (unicodedata.decomposition(chr(point)).split() for point in range(0x110000))
          if len(pair) == 2 and pair[0][0] != "<"} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))

TABLES = {
    "identifier_start_ranges": str.isidentifier,
    "identifier_part_ranges": lambda c: ("a" + c).isidentifier(),
    "unnormal_ranges": lambda c: ("a" + c).isidentifier() and (unicodedata.normalize("NFKC", c) != c or ord(c) in SECOND),
    "printable_ranges": str.isprintable,
    "wide_ranges": lambda c: unicodedata.east_asian_width(c) in "WF",
    "zero_width_ranges": lambda c: unicodedata.category(c) in ("Mn", "Me", "Cf") and c != "\xad",
}


def boundaries(holds):
    before = False
    for point in range(0x80, 0x110000):
        now = holds(chr(point))
        if now != before:
            yield point
        before = now


def rows(numbers, width=118):
    row = "   "
    for number in numbers:
        item = f" {number:#x},"
        if len(row) + len(item) > width:
            yield row
            row = "   "
        row += item
    yield row


def main():
    import platform
    version = ".".join(platform.python_version_tuple()[:2])
    text = HEAD.format(version=unicodedata.unidata_version, python=version)
    for name, holds in TABLES.items():
        body = "\n".join(rows(boundaries(holds)))
        text += f"\nstatic const uint32_t {name}[] = {{\n{body}\n}};\n"
    text += "\n#endif\n"
    pathlib.Path(__file__).with_name("utf8_tables.h").write_text(text)


main()

"""Writes double_powers.h: python3 src/vm/double_powers.py"""
import pathlib

FIRST, LAST = -292, 324

HEAD = f"""// double_powers.h - 10**k for k from {FIRST} to {LAST}, 128 bits each, rounded up; written by double_powers.py, do not edit.
#ifndef LOOPCHEF_VM_DOUBLE_POWERS_H
#define LOOPCHEF_VM_DOUBLE_POWERS_H

#include <stdint.h>

#define POWERS_FIRST ({FIRST})
#define POWERS_LAST {LAST}

static const struct {{
    uint64_t high, low;
}} powers_of_ten[] = {{
"""


def significand(k):
    """floor(10**k * 2**s) + 1 with s such that it has 128 bits."""
    if k >= 0:
        shift = 128 - (10 ** k).bit_length()
        exact = 10 ** k << shift if shift >= 0 else 10 ** k >> -shift
        return exact if shift >= 0 else exact + 1
    shift = 127 + (10 ** -k).bit_length()
    value = (1 << shift) // 10 ** -k
    while value.bit_length() > 128:
        shift -= 1
        value = (1 << shift) // 10 ** -k
    return value + 1


def main():
    items = [f"{{{s >> 64:#x}, {s & (1 << 64) - 1:#x}}}" for s in map(significand, range(FIRST, LAST + 1))]
    rows = [", ".join(items[i:i + 2]) for i in range(0, len(items), 2)]
    text = HEAD + "".join(f"    {row},\n" for row in rows) + "};\n\n#endif\n"
    pathlib.Path(__file__).with_name("double_powers.h").write_text(text)


main()

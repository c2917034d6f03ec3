// format.h - what the three ways of formatting share: "{:>10.2f}" (format.c), "%-5d" (format_percent.c), "{0.name!r}"
// (format_template.c).
//
// A number is formatted in two steps: its digits as text (double_to_text, int_digits_to), then sign, prefix, grouping and
// padding around them.
#ifndef LOOPCHEF_VM_FORMAT_H
#define LOOPCHEF_VM_FORMAT_H

#include "vm/number.h"
#include "vm/text.h"

typedef enum DoubleFlag {
    DOUBLE_ALTERNATE = 1,    // '#': the point is always there, and 'g' keeps zeros
    DOUBLE_DOT_ZERO = 2,     // ".0" if nothing else shows that it is no int
} DoubleFlag;

// Appends |number| as type 'e', 'f', 'g' or 'r' (repr) shows it; 'E', 'F', 'G' in capitals. inf and nan likewise. Returns
// whether it shows as zero.
bool double_to_text(double number, char type, int precision, unsigned flags, Buf *out);

// bytes % values, into `out`, which the caller frees. False: raised.
bool format_percent_bytes(World *world, const char *text, size_t size, Value args, Buf *out);

#endif

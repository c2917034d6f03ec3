// unicode.h - what kind of character a code point is, and its other cases, as Python's str methods see them.
//
// ASCII is answered at once; the rest by binary search in tables made from CPython's own (unicode_tables.py), so no C
// locale has a say. A case mapping may give up to three code points ("ß" → "SS"): mappings write UTF-8.
#ifndef LOOPCHEF_BASE_UNICODE_H
#define LOOPCHEF_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

bool unicode_is_alpha(uint32_t rune);
bool unicode_is_decimal(uint32_t rune);
bool unicode_is_digit(uint32_t rune);
bool unicode_is_numeric(uint32_t rune);
bool unicode_is_alnum(uint32_t rune);
bool unicode_is_lower(uint32_t rune);
bool unicode_is_upper(uint32_t rune);
bool unicode_is_title(uint32_t rune);
bool unicode_is_cased(uint32_t rune);
bool unicode_is_space(uint32_t rune);
bool unicode_is_ignorable(uint32_t rune);   // skipped when a final sigma is looked for
bool unicode_is_linebreak(uint32_t rune);   // ends a line for str.splitlines

// The value of a decimal digit, 0 to 9; -1 if `rune` is none.
int unicode_decimal_value(uint32_t rune);

typedef enum UnicodeCase { UNICODE_LOWER, UNICODE_UPPER, UNICODE_TITLE, UNICODE_FOLD } UnicodeCase;

// Writes the mapped `rune` as UTF-8 into `out` (8 bytes of room) and returns the number of bytes.
int unicode_map(UnicodeCase to, uint32_t rune, char *out);

#endif

// utf8.h - code points and their UTF-8 form. Surrogates are allowed (WTF-8), since a Python str can hold them.
#ifndef LOOPCHEF_BASE_UTF8_H
#define LOOPCHEF_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Decodes the code point at `text` (at least one byte before `end`) and stores its length in bytes. An ill-formed
// sequence gives UTF8_BAD and length 1.
#define UTF8_BAD 0xFFFFFFFFu
uint32_t utf8_decode(const char *text, const char *end, int *length);

// Writes `rune` (below 0x110000) into `out` (4 bytes of room) and returns its length.
int utf8_put(uint32_t rune, char *out);

// Number of code points in `size` well-formed bytes; the byte offset of code point `index`.
size_t utf8_count(const char *text, size_t size);
size_t utf8_offset(const char *text, size_t size, size_t index);

// True if all `size` bytes are well-formed; otherwise `*bad` is the offset of the first that is not.
bool utf8_valid(const char *text, size_t size, size_t *bad);

// Columns that `rune` takes on a terminal: 0, 1 or 2; -1 if it has no width. By table, not by locale.
int utf8_width(uint32_t rune);

// Unicode properties as Python asks for them.
bool utf8_is_identifier_start(uint32_t rune);
bool utf8_is_identifier_part(uint32_t rune);
bool utf8_is_normal(uint32_t rune);     // in an identifier: NFKC leaves it as it is, whatever stands before it
bool utf8_is_printable(uint32_t rune);  // str.isprintable: shown as itself by repr()

#endif

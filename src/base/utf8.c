#include "base/utf8.h"

#include <string.h>

#include "base/utf8_tables.h"

// The number of bytes that `lead` announces, 0 if it cannot begin a sequence; `*rune` gets its payload.
static int sequence_length(unsigned char lead, uint32_t *rune) {
    if (lead < 0x80) return *rune = lead, 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return *rune = lead & 0x1F, 2;
    if (lead < 0xF0) return *rune = lead & 0x0F, 3;
    if (lead < 0xF5) return *rune = lead & 0x07, 4;
    return 0;
}

uint32_t utf8_decode(const char *text, const char *end, int *length) {
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t rune = 0;
    int size = sequence_length((unsigned char)*text, &rune);
    *length = 1;
    if (size == 0 || size > end - text) return UTF8_BAD;
    for (int i = 1; i < size; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte & 0xC0) != 0x80) return UTF8_BAD;
        rune = rune << 6 | (byte & 0x3F);
    }
    if (rune < smallest[size] || rune > 0x10FFFF) return UTF8_BAD;
    *length = size;
    return rune;
}

int utf8_put(uint32_t rune, char *out) {
    if (rune < 0x80) return out[0] = (char)rune, 1;
    int size = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    for (int i = size - 1; i > 0; i--, rune >>= 6) out[i] = (char)(0x80 | (rune & 0x3F));
    out[0] = (char)((size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0) | rune);
    return size;
}

static bool is_continuation(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

size_t utf8_count(const char *text, size_t size) {
    size_t count = 0;
    for (size_t i = 0; i < size; i++) count += !is_continuation(text[i]);
    return count;
}

size_t utf8_offset(const char *text, size_t size, size_t index) {
    size_t offset = 0;
    while (offset < size && index > 0) {
        offset++;
        while (offset < size && is_continuation(text[offset])) offset++;
        index--;
    }
    return offset;
}

// Eight ASCII bytes at once; most source text is nothing else.
static size_t skip_ascii(const char *text, size_t size) {
    size_t offset = 0;
    for (uint64_t word; offset + 8 <= size; offset += 8) {
        memcpy(&word, text + offset, 8);
        if (word & 0x8080808080808080u) break;
    }
    while (offset < size && (unsigned char)text[offset] < 0x80) offset++;
    return offset;
}

bool utf8_valid(const char *text, size_t size, size_t *bad) {
    for (size_t offset = 0;;) {
        offset += skip_ascii(text + offset, size - offset);
        if (offset == size) return true;
        int length;
        uint32_t rune = utf8_decode(text + offset, text + size, &length);
        if (rune == UTF8_BAD) {
            *bad = offset;
            return false;
        }
        offset += (size_t)length;
    }
}

// Whether `rune` lies in one of the table's ranges: it does if an odd number of boundaries is at or below it.
static bool in_table(const uint32_t *boundaries, size_t count, uint32_t rune) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (boundaries[middle] <= rune) low = middle + 1;
        else high = middle;
    }
    return low % 2 == 1;
}
#define IN_TABLE(table, rune) in_table(table, sizeof(table) / sizeof(*(table)), rune)

int utf8_width(uint32_t rune) {
    if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0)) return -1;
    if (rune < 0x300) return 1;
    if (IN_TABLE(zero_width_ranges, rune)) return 0;
    return IN_TABLE(wide_ranges, rune) ? 2 : 1;
}

static bool is_ascii_letter(uint32_t rune) { return (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z'; }

bool utf8_is_identifier_start(uint32_t rune) {
    if (rune < 0x80) return is_ascii_letter(rune) || rune == '_';
    return IN_TABLE(identifier_start_ranges, rune);
}

bool utf8_is_identifier_part(uint32_t rune) {
    if (rune < 0x80) return utf8_is_identifier_start(rune) || (rune >= '0' && rune <= '9');
    return IN_TABLE(identifier_part_ranges, rune);
}

bool utf8_is_normal(uint32_t rune) { return rune < 0x80 || !IN_TABLE(unnormal_ranges, rune); }

bool utf8_is_printable(uint32_t rune) {
    if (rune < 0x7F) return rune >= 0x20;
    return IN_TABLE(printable_ranges, rune);
}

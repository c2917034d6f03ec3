#include "base/unicode.h"

#include <string.h>

#include "base/unicode_tables.h"
#include "base/utf8.h"

#define COUNT_OF(table) (sizeof(table) / sizeof(*(table)))

static bool in_ranges(const uint32_t *boundaries, size_t count, uint32_t rune) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (boundaries[middle] <= rune) low = middle + 1;
        else high = middle;
    }
    return low % 2 == 1;
}
#define IN_RANGES(table, rune) in_ranges(table, COUNT_OF(table), rune)

static bool ascii_between(uint32_t rune, uint32_t first, uint32_t last) { return rune - first <= last - first; }

bool unicode_is_alpha(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune | 0x20, 'a', 'z');
    return IN_RANGES(alpha_ranges, rune);
}

bool unicode_is_decimal(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, '0', '9');
    return IN_RANGES(decimal_ranges, rune);
}

bool unicode_is_digit(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, '0', '9');
    return IN_RANGES(digit_ranges, rune);
}

bool unicode_is_numeric(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, '0', '9');
    return IN_RANGES(numeric_ranges, rune);
}

bool unicode_is_alnum(uint32_t rune) {
    return unicode_is_alpha(rune) || unicode_is_decimal(rune) || unicode_is_digit(rune) || unicode_is_numeric(rune);
}

bool unicode_is_lower(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, 'a', 'z');
    return IN_RANGES(lower_ranges, rune);
}

bool unicode_is_upper(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, 'A', 'Z');
    return IN_RANGES(upper_ranges, rune);
}

bool unicode_is_title(uint32_t rune) {
    return rune >= 0x80 && IN_RANGES(title_ranges, rune);
}

bool unicode_is_cased(uint32_t rune) {
    return unicode_is_lower(rune) || unicode_is_upper(rune) || unicode_is_title(rune);
}

bool unicode_is_space(uint32_t rune) {
    if (rune < 0x80) return rune == ' ' || ascii_between(rune, 0x09, 0x0D) || ascii_between(rune, 0x1C, 0x1F);
    return IN_RANGES(space_ranges, rune);
}

bool unicode_is_ignorable(uint32_t rune) {
    if (rune < 0x80) return rune && strchr("'.:^`", (int)rune);
    return IN_RANGES(ignorable_ranges, rune);
}

bool unicode_is_linebreak(uint32_t rune) {
    return ascii_between(rune, 0x0A, 0x0D) || ascii_between(rune, 0x1C, 0x1E) || rune == 0x85 || rune == 0x2028 ||
           rune == 0x2029;
}

int unicode_decimal_value(uint32_t rune) {
    if (rune < 0x80) return ascii_between(rune, '0', '9') ? (int)(rune - '0') : -1;
    for (size_t i = 0; i + 1 < COUNT_OF(decimal_ranges); i += 2) {  // digits come in whole rows of ten
        if (rune >= decimal_ranges[i] && rune < decimal_ranges[i + 1]) return (int)((rune - decimal_ranges[i]) % 10);
    }
    return -1;
}

// The run that `rune` is in adds its delta; false if there is none.
static bool map_by_runs(const CaseRun *runs, size_t count, uint32_t *rune) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (runs[middle].last < *rune) low = middle + 1;
        else high = middle;
    }
    if (low == count || runs[low].first > *rune) return false;
    if ((*rune - runs[low].first) % (uint32_t)runs[low].stride) return false;
    *rune = (uint32_t)((int32_t)*rune + runs[low].delta);
    return true;
}

static int map_special(const CaseSpecial *special, size_t count, uint32_t rune, char *out) {
    for (size_t i = 0; i < count && special[i].rune <= rune; i++) {
        if (special[i].rune != rune) continue;
        int size = 0;
        while (size < 8 && special[i].text[size]) size++;
        memcpy(out, special[i].text, (size_t)size);
        return size;
    }
    return 0;
}

// Tries the tables of one mapping; 0 if they leave `rune` alone.
#define MAP_BY(name, rune, out)                                                                          \
    (map_by_runs(name##_runs, COUNT_OF(name##_runs), &(rune)) ? utf8_put(rune, out)                   \
     : map_special(name##_special, COUNT_OF(name##_special), rune, out))

static int map_lower(uint32_t rune, char *out) { return MAP_BY(lower, rune, out); }
static int map_upper(uint32_t rune, char *out) { return MAP_BY(upper, rune, out); }
static int map_title(uint32_t rune, char *out) { return MAP_BY(title, rune, out); }
static int map_fold(uint32_t rune, char *out) { return MAP_BY(fold, rune, out); }

static int map_ascii(UnicodeCase to, uint32_t rune, char *out) {
    bool lowers = to == UNICODE_LOWER || to == UNICODE_FOLD;
    bool letter = lowers ? ascii_between(rune, 'A', 'Z') : ascii_between(rune, 'a', 'z');
    *out = (char)(letter ? rune ^ 0x20 : rune);
    return 1;
}

int unicode_map(UnicodeCase to, uint32_t rune, char *out) {
    if (rune < 0x80) return map_ascii(to, rune, out);
    int size = 0;
    if (to == UNICODE_TITLE) size = map_title(rune, out);
    if (to == UNICODE_FOLD) size = map_fold(rune, out);
    if (!size) size = to == UNICODE_LOWER || to == UNICODE_FOLD ? map_lower(rune, out) : map_upper(rune, out);
    return size ? size : utf8_put(rune, out);
}

#include "command/quantity.h"

#include <string.h>

const Unit quantity_counts[] = {{"", 1}, {"k", 1000}, {"K", 1000}, {"M", 1000000}, {"G", 1000000000}, {NULL, 0}};
const Unit quantity_sizes[] = {{"", 1}, {"k", 1 << 10}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {NULL, 0}};
const Unit quantity_times[] = {{"", 1000000000},   {"s", 1000000000},    {"ms", 1000000},
                             {"m", 60000000000}, {"h", 3600000000000}, {NULL, 0}};

bool quantity_parse(const char *text, const Unit *units, bool fraction, uint64_t *out) {
    unsigned __int128 value = 0;
    uint64_t below = 1;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && value < UINT64_MAX; at++) value = value * 10 + (unsigned)(*at - '0');
    if (at == text) return false;
    if (fraction && *at == '.')
        for (at++; *at >= '0' && *at <= '9' && below < 1000000000; at++, below *= 10)
            value = value * 10 + (unsigned)(*at - '0');
    for (; units->name; units++) {
        if (strcmp(at, units->name) != 0) continue;
        value = value * units->factor / below;
        *out = (uint64_t)value;
        return value <= INT64_MAX;
    }
    return false;
}

// quantity.h - numbers with a unit, as people type them: 10k, 64M, 1.5s, 200ms.
#ifndef LOOPCHEF_COMMAND_QUANTITY_H
#define LOOPCHEF_COMMAND_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Unit {
    const char *name;
    uint64_t factor;
} Unit;

// Counts; bytes; times in ns (without a unit: seconds). Each ends with a NULL.
extern const Unit quantity_counts[], quantity_sizes[], quantity_times[];

// Digits, perhaps a fraction, and a unit. False: it is no such thing, or too large.
bool quantity_parse(const char *text, const Unit *units, bool fraction, uint64_t *out);

#endif

// names.h - an ordered set of names: each gets the number of its first mention.
//
// Symbols of a scope, the names and slots of a code unit, interned identifiers: all are "the n-th distinct name". Looking
// one up is a hash probe; walking them goes in order of first mention. Memory is the arena's, so nothing is freed here.
#ifndef LOOPCHEF_CODE_NAMES_H
#define LOOPCHEF_CODE_NAMES_H

#include <stdint.h>

#include "base/arena.h"

typedef struct NameSet {
    const char **items;     // by number
    int count;
    int room;               // of items
    int *buckets;           // number + 1, or 0; open addressing
    uint32_t bucket_mask;   // how many buckets, less 1; 0 while there are none
} NameSet;

uint32_t names_hash(const char *name);

// The number of `name`, which is added if it is new (the text is borrowed).
int names_add(NameSet *set, Arena *arena, const char *name);

// The number of `name`, or -1.
int names_find(const NameSet *set, const char *name);

#endif

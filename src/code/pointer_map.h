// pointer_map.h - from a syntax tree node to what the compiler knows of it.
#ifndef LOOPCHEF_CODE_POINTER_MAP_H
#define LOOPCHEF_CODE_POINTER_MAP_H

#include <stdint.h>

#include "base/arena.h"

typedef struct PointerMap {
    const void **keys;
    void **values;
    uint32_t count, room;  // room is a power of two, or 0
} PointerMap;

void pointer_map_put(PointerMap *map, Arena *arena, const void *key, void *value);
void *pointer_map_get(const PointerMap *map, const void *key);  // NULL if absent

#endif

#include "code/pointer_map.h"

static uint32_t find(const PointerMap *map, const void *key) {
    uint32_t at = (uint32_t)(((uintptr_t)key >> 4) * 2654435761u) & (map->room - 1);
    while (map->keys[at] && map->keys[at] != key) at = (at + 1) & (map->room - 1);
    return at;
}

static void grow(PointerMap *map, Arena *arena) {
    PointerMap bigger = {.room = map->room ? map->room * 2 : 16};
    bigger.keys = arena_array(arena, const void *, bigger.room);
    bigger.values = arena_array(arena, void *, bigger.room);
    for (uint32_t i = 0; i < map->room; i++)
        if (map->keys[i]) pointer_map_put(&bigger, arena, map->keys[i], map->values[i]);
    *map = bigger;
}

void pointer_map_put(PointerMap *map, Arena *arena, const void *key, void *value) {
    if (map->count * 2 >= map->room) grow(map, arena);
    uint32_t at = find(map, key);
    if (!map->keys[at]) map->count++;
    map->keys[at] = key;
    map->values[at] = value;
}

void *pointer_map_get(const PointerMap *map, const void *key) {
    return map->room ? map->values[find(map, key)] : NULL;
}

#include "code/names.h"

#include <string.h>

uint32_t names_hash(const char *name) {
    uint32_t hash = 2166136261u;
    for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash ^ hash >> 15;
}

static uint32_t find_bucket(const NameSet *set, const char *name) {
    uint32_t at = names_hash(name) & set->bucket_mask;
    while (set->buckets[at] && strcmp(set->items[set->buckets[at] - 1], name) != 0) at = (at + 1) & set->bucket_mask;
    return at;
}

static void grow(NameSet *set, Arena *arena) {
    int room = set->room ? set->room * 2 : 8;
    const char **items = arena_array(arena, const char *, room);
    if (set->count) memcpy(items, set->items, sizeof(*items) * (size_t)set->count);
    set->items = items;
    set->room = room;
    set->bucket_mask = (uint32_t)room * 2 - 1;
    set->buckets = arena_array(arena, int, room * 2);
    for (int i = 0; i < set->count; i++) set->buckets[find_bucket(set, items[i])] = i + 1;
}

int names_add(NameSet *set, Arena *arena, const char *name) {
    if (set->count == set->room) grow(set, arena);
    uint32_t at = find_bucket(set, name);
    if (!set->buckets[at]) {
        set->items[set->count++] = name;
        set->buckets[at] = set->count;
    }
    return set->buckets[at] - 1;
}

int names_find(const NameSet *set, const char *name) {
    return set->room ? set->buckets[find_bucket(set, name)] - 1 : -1;
}

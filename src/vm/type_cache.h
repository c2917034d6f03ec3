// type_cache.h - the method cache: attribute lookups in types answered by one probe.
//
// Keyed by a type's version and an interned name, as CPython's. A version is never given out twice and is renewed when an
// attribute of the type or of a base changes, so entries never have to be removed; misses are remembered too. The table is a
// block of the world, so that a checkpoint has it and lookups stay deterministic.
#ifndef LOOPCHEF_VM_TYPE_CACHE_H
#define LOOPCHEF_VM_TYPE_CACHE_H

#include "vm/world.h"

#define METHOD_CACHE_SLOTS 1024

typedef struct MethodCacheEntry {
    uint64_t name;      // the interned str's address; +1: the entry of type_override_borrowed
    uint32_t version;   // 0: empty
    Value value;        // borrowed: alive as long as the version stands. ABSENT: there is none
} MethodCacheEntry;

static inline MethodCacheEntry *method_cache_slot(World *world, uint32_t version, uint64_t name) {
    uint64_t hash = (uint64_t)version * 0x9E3779B1u ^ name >> 4 ^ name << 7;
    return (MethodCacheEntry *)world->method_cache + hash % METHOD_CACHE_SLOTS;
}

// type_lookup_borrowed without a call when the cache has it.
static inline Value type_find_borrowed(World *world, Type *type, Value name) {
    MethodCacheEntry *entry = method_cache_slot(world, type->version, name.bits);
    if (entry->version == type->version && entry->name == name.bits) return entry->value;
    return type_lookup_borrowed(world, type, name);
}

// type_override_borrowed likewise.
static inline Value type_find_override_borrowed(World *world, Type *type, Value name) {
    if (!(type->flags & TYPE_HEAP)) return ABSENT;
    MethodCacheEntry *entry = method_cache_slot(world, type->version, name.bits + 1);
    if (entry->version == type->version && entry->name == name.bits + 1) return entry->value;
    return type_override_borrowed(world, type, name);
}

#endif

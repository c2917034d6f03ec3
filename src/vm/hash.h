// hash.h - a key's hash and equality, the common cases inline: what dict and set look things up with.
//
// Hashes are CPython's where programs can see them (numbers, None, tuples, frozensets: they decide a set's order). Ints
// below 61 bits and strs whose hash is cached never leave the caller; everything else asks vm/object.h, which may run
// Python code (atomically): whoever compares keys must be ready for the table to have changed meanwhile.
#ifndef LOOPCHEF_VM_HASH_H
#define LOOPCHEF_VM_HASH_H

#include "vm/object.h"

#define HASH_MODULUS ((int64_t)0x1FFFFFFFFFFFFFFF)  // 2**61 - 1: CPython's hash of an int is the int modulo this

static inline bool key_hash(World *world, Value key, uint64_t *hash) {
    if (value_is_small(key)) {
        int64_t n = value_small(key);
        if (__builtin_expect(n > -HASH_MODULUS && n < HASH_MODULUS, 1)) {
            *hash = n == -1 ? (uint64_t)-2 : (uint64_t)n;
            return true;
        }
    } else if (value_is_exact(key, T_STR)) {
        Str *str = value_str(key);
        *hash = str->head.flags & OBJ_HASHED ? str->hash : str_hash(world, str);
        return true;
    }
    return object_hash(world, key, hash);
}

// Are these keys, whose hashes are the same, equal? 1, 0; -1: only Python's == can tell (ask object_equal).
static inline int key_equal_fast(Value a, Value b) {
    if (value_is(a, b)) return 1;
    if (value_is_small(a) && value_is_small(b)) return 0;
    if (value_is_exact(a, T_STR) && value_is_exact(b, T_STR)) return str_equal(value_str(a), value_str(b));
    return -1;
}

// CPython's mixing of the items' hashes (a form of xxHash): tuples, slices, ranges.
#define HASH_MIX_START 2870177450012600261ull
static inline uint64_t hash_mix(uint64_t state, uint64_t item) {
    state += item * 14029467366897019727ull;
    state = state << 31 | state >> 33;
    return state * 11400714785074694791ull;
}
static inline uint64_t hash_mix_end(uint64_t state, uint64_t count) {
    state += count ^ (2870177450012600261ull ^ 3527539ull);
    return state == UINT64_MAX ? 1546275796 : state;
}

#endif

#include "vm/set.h"

#include "vm/dict.h"
#include "vm/hash.h"

// Follow the functions of the same names in CPython's setobject.c step by step: which set is run through, and which one
// grows, decides the order of the result.

static Value new_like(World *world, Value set) {
    return set_new(world, value_is_kind(set, T_FROZENSET));
}

// A result that could not be finished.
static Value spoil(World *world, Value result) {
    value_drop(world, result);
    return ABSENT;
}

Value set_copy(World *world, Value set) {
    Value copy = new_like(world, set);
    if (value_is_absent(copy) || set_merge(world, copy, set)) return copy;
    return spoil(world, copy);
}

Value set_union(World *world, Value set, Value other) {
    Value result = set_copy(world, set);
    if (value_is_absent(result) || value_is(set, other) || set_update_plain(world, result, other)) return result;
    return spoil(world, result);
}

// Adds those members of `walked` to `result` that are (or are not) in `asked`.
static bool add_selected(World *world, Value result, Value walked, Value asked, bool wanted) {
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(walked, &at, &key, &hash)) {
        world_charge(world, 1);
        value_keep(key);
        int found = set_contains_hashed(world, asked, key, hash);
        bool done = found >= 0 && (found != wanted || set_add_hashed(world, result, key, hash));
        value_drop(world, key);
        if (!done) return false;
    }
    return true;
}

typedef bool (*KeyVisit)(World *world, Value set, Value other, Value key, uint64_t hash);

// Calls `visit` with each item of a plain iterable that is no set, and the item's hash.
static bool each_key(World *world, Value iterable, KeyVisit visit, Value set, Value other) {
    Value iterator = object_iterate(world, iterable);
    if (value_is_absent(iterator)) return false;
    Value item;
    while (!value_is(item = object_next(world, iterator), EXHAUSTED) && !value_is_absent(item)) {
        uint64_t hash;
        world_charge(world, 1);
        bool done = key_hash(world, item, &hash) && visit(world, set, other, item, hash);
        value_drop(world, item);
        if (!done) {
            item = ABSENT;
            break;
        }
    }
    value_drop(world, iterator);
    return value_is(item, EXHAUSTED);
}

static bool add_if_found(World *world, Value set, Value result, Value key, uint64_t hash) {
    int found = set_contains_hashed(world, set, key, hash);
    return found >= 0 && (!found || set_add_hashed(world, result, key, hash));
}

Value set_intersection(World *world, Value set, Value other) {
    if (value_is(set, other)) return set_copy(world, set);
    Value result = new_like(world, set);
    if (value_is_absent(result)) return ABSENT;
    bool done;
    if (value_is_set(other)) {
        bool swap = set_count(other) > set_count(set);
        done = add_selected(world, result, swap ? set : other, swap ? other : set, true);
    } else {
        done = each_key(world, other, add_if_found, set, result);
    }
    return done ? result : spoil(world, result);
}

bool set_intersection_update(World *world, Value set, Value other) {
    Value result = set_intersection(world, set, other);
    if (value_is_absent(result)) return false;
    set_swap(set, result);
    value_drop(world, result);
    return true;
}

static Value copy_and_subtract(World *world, Value set, Value other) {
    Value result = set_copy(world, set);
    if (value_is_absent(result) || set_difference_update(world, result, other)) return result;
    return spoil(world, result);
}

static bool add_missing_in_dict(World *world, Value result, Value set, Dict *dict) {
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(set, &at, &key, &hash)) {
        value_keep(key);
        int32_t found = dict_find_hashed(world, dict, key, hash);
        bool done = found > -2 && (found >= 0 || set_add_hashed(world, result, key, hash));
        value_drop(world, key);
        if (!done) return false;
    }
    return true;
}

Value set_difference(World *world, Value set, Value other) {
    bool is_set = value_is_set(other), is_dict = value_is_exact(other, T_DICT);
    if (!set_count(set)) return set_copy(world, set);
    if (!is_set && !is_dict) return copy_and_subtract(world, set, other);
    uint32_t other_count = is_set ? set_count(other) : value_dict(other)->count;
    if (set_count(set) >> 2 > other_count) return copy_and_subtract(world, set, other);
    Value result = new_like(world, set);
    if (value_is_absent(result)) return ABSENT;
    bool done = is_dict ? add_missing_in_dict(world, result, set, value_dict(other))
                        : add_selected(world, result, set, other, false);
    return done ? result : spoil(world, result);
}

static bool discard_key(World *world, Value set, Value unused, Value key, uint64_t hash) {
    (void)unused;
    return set_discard_hashed(world, set, key, hash) >= 0;
}

static bool discard_all(World *world, Value set, Value other) {
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(other, &at, &key, &hash)) {
        world_charge(world, 1);
        value_keep(key);
        bool done = discard_key(world, set, ABSENT, key, hash);
        value_drop(world, key);
        if (!done) return false;
    }
    return true;
}

bool set_difference_update(World *world, Value set, Value other) {
    if (value_is(set, other)) return set_clear(world, set), true;
    bool done;
    if (!value_is_set(other)) {
        done = each_key(world, other, discard_key, set, ABSENT);
    } else if (set_count(other) >> 3 > set_count(set)) {
        Value common = set_intersection(world, set, other);
        if (value_is_absent(common)) return false;
        done = discard_all(world, set, common);
        value_drop(world, common);
    } else {
        done = discard_all(world, set, other);
    }
    return done && set_shrink(world, set);
}

static bool toggle(World *world, Value set, Value unused, Value key, uint64_t hash) {
    (void)unused;
    int gone = set_discard_hashed(world, set, key, hash);
    return gone > 0 || (gone == 0 && set_add_hashed(world, set, key, hash));
}

static bool toggle_all(World *world, Value set, Value other) {
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(other, &at, &key, &hash)) {
        world_charge(world, 1);
        value_keep(key);
        bool done = toggle(world, set, ABSENT, key, hash);
        value_drop(world, key);
        if (!done) return false;
    }
    return true;
}

bool set_symmetric_difference_update(World *world, Value set, Value other) {
    if (value_is(set, other)) return set_clear(world, set), true;
    if (value_is_set(other)) return toggle_all(world, set, other);
    if (value_is_exact(other, T_DICT)) return each_key(world, other, toggle, set, ABSENT);
    Value members = new_like(world, set);
    if (value_is_absent(members)) return false;
    bool done = set_update_plain(world, members, other) && toggle_all(world, set, members);
    value_drop(world, members);
    return done;
}

// The result begins as the other one.
Value set_symmetric_difference(World *world, Value set, Value other) {
    Value result = new_like(world, set);
    if (value_is_absent(result)) return ABSENT;
    if (set_update_plain(world, result, other) && toggle_all(world, result, set)) return result;
    return spoil(world, result);
}

int set_is_subset(World *world, Value set, Value other) {
    if (set_count(set) > set_count(other)) return 0;
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(set, &at, &key, &hash)) {
        value_keep(key);
        int found = set_contains_hashed(world, other, key, hash);
        value_drop(world, key);
        if (found <= 0) return found;
    }
    return 1;
}

int set_is_disjoint(World *world, Value set, Value other) {
    if (value_is(set, other)) return set_count(set) == 0;
    if (set_count(other) > set_count(set)) {
        Value swap = set;
        set = other;
        other = swap;
    }
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(other, &at, &key, &hash)) {
        value_keep(key);
        int found = set_contains_hashed(world, set, key, hash);
        value_drop(world, key);
        if (found) return found < 0 ? -1 : 0;
    }
    return 1;
}

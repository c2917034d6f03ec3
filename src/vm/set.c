#include "vm/set.h"

#include <string.h>

#include "vm/dict.h"
#include "vm/hash.h"
#include "vm/sequence.h"

#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5
#define MIN_SLOTS 8
#define FREE_SLOT UINT32_MAX
#define NO_SLOT UINT64_MAX
#define DUMMY_SLOT (UINT32_MAX - 1)     // a member went from here

typedef struct SetEntry {
    uint64_t hash;
    Value key;             // ABSENT: a hole
} SetEntry;

typedef struct SetSlot {
    uint32_t index;        // of an entry, FREE_SLOT or DUMMY_SLOT
    uint32_t tag;          // the hash's low half
} SetSlot;

struct Set {
    Obj head;
    SetEntry *entries;     // in order of insertion, with holes
    SetSlot *table;        // mask + 1 slots; NULL: nothing was ever added
    uint32_t used, room;   // entries, holes included; and what there is room for
    uint32_t mask, fill;   // fill: slots that are not free
    uint32_t count;        // members
    uint32_t unstable;     // members whose hash differs from process to process: then insertion order shows
    uint32_t finger;       // where pop() goes on
    uint32_t first;        // no member's entry stands before this one
    uint64_t hash;         // valid with OBJ_HASHED
};

_Static_assert(sizeof(Set) == SET_SIZE, "set.h says how large a Set is");

static inline Set *value_set(Value v) { return (Set *)value_obj(v); }
static inline uint32_t slots_of(const Set *set) { return set->table ? set->mask + 1 : 0; }

// CPython's walk over the slots for a hash: runs of ten, then a jump.
typedef struct Probe {
    uint64_t perturb;
    uint64_t at, mask;
    int left;
} Probe;

static inline void probe_run(Probe *probe) {
    probe->left = probe->at + LINEAR_PROBES <= probe->mask ? LINEAR_PROBES : 0;
}

static inline Probe probe_start(uint64_t hash, uint64_t mask) {
    Probe probe = {hash, hash & mask, mask, 0};
    probe_run(&probe);
    return probe;
}

static inline uint64_t probe_next(Probe *probe, uint64_t slot) {
    if (probe->left--) return slot + 1;
    probe->perturb >>= PERTURB_SHIFT;
    probe->at = (probe->at * 5 + 1 + probe->perturb) & probe->mask;
    probe_run(probe);
    return probe->at;
}

bool hash_is_stable(Value v) {
    if (!value_is_obj(v)) return !value_is(v, ELLIPSIS) && !value_is(v, NOT_IMPLEMENTED);
    Obj *obj = value_obj(v);
    if (obj->type->flags & TYPE_OWN_HASH) return false;
    switch (obj->kind) {
    case T_INT:
    case T_FLOAT:
    case T_COMPLEX:
    case T_RANGE:
        return true;
    case T_TUPLE:
        for (uint32_t i = 0; i < value_tuple(v)->size; i++) {
            if (!hash_is_stable(value_tuple(v)->items[i])) return false;
        }
        return true;
    case T_FROZENSET:
        return !value_set(v)->unstable;
    default:
        return false;
    }
}

// ---- the table ---------------------------------------------------------------------------------------------

// Follows set_insert_clean: no equal key and no dummy is there.
static void insert_clean(Set *set, uint32_t index, uint64_t hash) {
    Probe probe = probe_start(hash, set->mask);
    uint64_t slot = probe.at;
    while (set->table[slot].index != FREE_SLOT) slot = probe_next(&probe, slot);
    set->table[slot] = (SetSlot){index, (uint32_t)hash};
}

static SetSlot *table_new(World *world, uint64_t slots) {
    SetSlot *table = block_new(world, slots * sizeof(SetSlot));
    if (table) memset(table, 0xFF, slots * sizeof(SetSlot));
    return table;
}

// Follows set_table_resize: the smallest table of more than `min_used` slots; the members move in the old table's order.
static bool table_resize(World *world, Set *set, uint64_t min_used) {
    uint64_t slots = MIN_SLOTS;
    while (slots <= min_used) slots <<= 1;
    if (slots == MIN_SLOTS && set->table && set->mask == MIN_SLOTS - 1 && set->fill == set->count) return true;
    if (slots > UINT32_MAX / 2) return raise_memory(world), false;
    SetSlot *table = table_new(world, slots);
    if (!table) return false;
    SetSlot *old = set->table;
    uint32_t old_slots = slots_of(set);
    set->table = table;
    set->mask = (uint32_t)slots - 1;
    set->fill = set->count;
    for (uint32_t i = 0; i < old_slots; i++) {
        if (old[i].index < DUMMY_SLOT) insert_clean(set, old[i].index, set->entries[old[i].index].hash);
    }
    block_free(world, old, old_slots * sizeof(SetSlot));
    return true;
}

static bool table_grow(World *world, Set *set) {
    return table_resize(world, set, set->count > 50000 ? (uint64_t)set->count * 2 : (uint64_t)set->count * 4);
}

// ---- the entries -------------------------------------------------------------------------------------------

// Makes room for another entry; holes are closed when they are many.
static bool entries_grow(World *world, Set *set) {
    bool many_holes = set->used - set->count > set->room / 4;
    uint32_t room = !set->room ? 4 : many_holes ? set->room : set->room * 2;
    if (!many_holes) {
        SetEntry *entries = block_resize(world, set->entries, set->room * sizeof(SetEntry), room * sizeof(SetEntry));
        if (!entries) return false;
        set->entries = entries;
        set->room = room;
        return true;
    }
    SetEntry *old = set->entries, *entries = block_new(world, room * sizeof(SetEntry));
    if (!entries) return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < set->used; i++) {
        if (value_is_absent(old[i].key)) continue;
        entries[count] = old[i];
        old[i].hash = count++;       // where it went
    }
    for (uint32_t i = 0; i < slots_of(set); i++) {
        if (set->table[i].index < DUMMY_SLOT) set->table[i].index = (uint32_t)old[set->table[i].index].hash;
    }
    block_free(world, old, set->room * sizeof(SetEntry));
    set->entries = entries;
    set->used = count;
    set->first = 0;
    return true;
}

static bool entry_append(World *world, Set *set, Value key, uint64_t hash) {
    if (set->used == set->room && !entries_grow(world, set)) return false;
    set->entries[set->used++] = (SetEntry){hash, value_keep(key)};
    set->count++;
    if (value_is_obj(key) && (value_obj(key)->kind == T_STR || !hash_is_stable(key))) set->unstable++;
    else if (value_is(key, ELLIPSIS) || value_is(key, NOT_IMPLEMENTED)) set->unstable++;
    return true;
}

// Takes a slot's entry out: the caller drops the key.
static Value slot_vacate(Set *set, uint64_t slot) {
    uint32_t index = set->table[slot].index;
    Value key = set->entries[index].key;
    set->entries[index].key = ABSENT;
    set->table[slot] = (SetSlot){DUMMY_SLOT, UINT32_MAX};
    set->count--;
    if (set->unstable && !hash_is_stable(key)) set->unstable--;
    return key;
}

// ---- finding -----------------------------------------------------------------------------------------------

typedef enum Found { FOUND_NOT, FOUND, FOUND_RAISED } Found;

// Compares by Python's ==, which may change the set: then *changed.
static int slot_equal(World *world, Set *set, uint64_t slot, Value key, bool *changed) {
    SetSlot *table = set->table;
    uint32_t index = table[slot].index;
    Value other = value_keep(set->entries[index].key);
    int equal = object_equal(world, other, key);
    *changed = set->table != table || table[slot].index != index || !value_is(set->entries[index].key, other);
    value_drop(world, other);
    return equal;
}

// Finds the key's slot, or the one where it would go: the last dummy on the way, else the free one at its end. Follows
// set_lookkey and set_add_entry, which walk alike.
static Found find(World *world, Set *set, Value key, uint64_t hash, uint64_t *out) {
    uint32_t tag = (uint32_t)hash;
    uint64_t dummy;
again:
    dummy = NO_SLOT;
    Probe probe = probe_start(hash, set->mask);
    for (uint64_t slot = probe.at;; slot = probe_next(&probe, slot)) {
        SetSlot at = set->table[slot];
        if (at.index == FREE_SLOT) return *out = dummy == NO_SLOT ? slot : dummy, FOUND_NOT;
        if (at.index == DUMMY_SLOT) {
            dummy = slot;
            continue;
        }
        if (at.tag != tag || set->entries[at.index].hash != hash) continue;
        int equal = key_equal_fast(set->entries[at.index].key, key);
        if (equal < 0) {
            bool changed;
            equal = slot_equal(world, set, slot, key, &changed);
            if (equal < 0) return FOUND_RAISED;
            if (changed) {
                if (!set->table) return *out = NO_SLOT, FOUND_NOT;
                goto again;
            }
        }
        if (equal) return *out = slot, FOUND;
    }
}

bool set_add_hashed(World *world, Value v, Value key, uint64_t hash) {
    Set *set = value_set(v);
    uint64_t slot;
    if (!set->table && !table_resize(world, set, 0)) return false;
    Found found = find(world, set, key, hash, &slot);
    if (found != FOUND_NOT) return found == FOUND;
    if (slot == NO_SLOT) return set_add_hashed(world, v, key, hash);
    if (!entry_append(world, set, key, hash)) return false;
    bool was_free = set->table[slot].index == FREE_SLOT;
    set->table[slot] = (SetSlot){set->used - 1, (uint32_t)hash};
    set->fill += was_free;
    if (!was_free || (uint64_t)set->fill * 5 < (uint64_t)set->mask * 3) return true;
    return table_grow(world, set);
}

int set_contains_hashed(World *world, Value v, Value key, uint64_t hash) {
    Set *set = value_set(v);
    uint64_t slot;
    if (!set->count) return 0;
    Found found = find(world, set, key, hash, &slot);
    return found == FOUND_RAISED ? -1 : found == FOUND;
}

int set_discard_hashed(World *world, Value v, Value key, uint64_t hash) {
    Set *set = value_set(v);
    uint64_t slot;
    if (!set->count) return 0;
    Found found = find(world, set, key, hash, &slot);
    if (found != FOUND) return found == FOUND_RAISED ? -1 : 0;
    value_drop(world, slot_vacate(set, slot));
    return 1;
}

// A set that is looked for in a set of frozensets counts as a frozenset.
static bool member_hash(World *world, Value key, uint64_t *hash) {
    if (value_is_kind(key, T_SET) && !(type_of(world, key)->flags & TYPE_OWN_HASH)) {
        *hash = set_hash(world, key);
        return true;
    }
    return key_hash(world, key, hash);
}

bool set_add(World *world, Value set, Value key) {
    uint64_t hash;
    return key_hash(world, key, &hash) && set_add_hashed(world, set, key, hash);
}

int set_contains(World *world, Value set, Value key) {
    uint64_t hash;
    return member_hash(world, key, &hash) ? set_contains_hashed(world, set, key, hash) : -1;
}

int set_discard(World *world, Value set, Value key) {
    uint64_t hash;
    return member_hash(world, key, &hash) ? set_discard_hashed(world, set, key, hash) : -1;
}

// ---- running through ---------------------------------------------------------------------------------------

uint32_t set_count(Value set) {
    return value_set(set)->count;
}

bool set_has_stable_order(Value set) {
    return !value_set(set)->unstable;
}

static const SetEntry *entry_next(const Set *set, uint64_t *at) {
    uint64_t i = *at;
    const SetEntry *entry = NULL;
    if (set->unstable) {
        if (i < set->first) i = set->first;
        while (i < set->used && value_is_absent(set->entries[i].key)) i++;
        if (i < set->used) entry = &set->entries[i];
    } else if (set->table) {
        while (i <= set->mask && set->table[i].index >= DUMMY_SLOT) i++;
        if (i <= set->mask) entry = &set->entries[set->table[i].index];
    }
    *at = i + 1;
    return entry;
}

bool set_next(Value set, uint64_t *at, Value *key) {
    const SetEntry *entry = entry_next(value_set(set), at);
    if (entry) *key = entry->key;
    return entry != NULL;
}

bool set_next_hashed(Value set, uint64_t *at, Value *key, uint64_t *hash) {
    const SetEntry *entry = entry_next(value_set(set), at);
    if (entry) *key = entry->key, *hash = entry->hash;
    return entry != NULL;
}

// ---- as a whole --------------------------------------------------------------------------------------------

Value set_new_of(World *world, Type *type) {
    size_t size = type->flags & TYPE_HEAP ? type->instance_size : sizeof(Set);
    Set *set = heap_new(world, type, size);
    if (!set) return ABSENT;
    memset((char *)set + sizeof(Obj), 0, size - sizeof(Obj));
    set->mask = MIN_SLOTS - 1;
    return value_from_obj(set);
}

Value set_new(World *world, bool frozen) {
    return set_new_of(world, world->types[frozen ? T_FROZENSET : T_SET]);
}

static bool copy_slots(World *world, Set *set, const Set *other) {
    for (uint32_t i = 0; i <= other->mask; i++) {
        SetSlot slot = other->table[i];
        if (slot.index == FREE_SLOT) continue;
        const SetEntry *entry = &other->entries[slot.index];
        if (!entry_append(world, set, entry->key, entry->hash)) return false;
        set->table[i] = (SetSlot){set->used - 1, slot.tag};
        set->fill++;
    }
    return true;
}

// Follows set_merge, which grows once and copies an equal table as it is.
bool set_merge(World *world, Value into, Value from) {
    Set *set = value_set(into), *other = value_set(from);
    if (set == other || !other->count) return true;
    if (((uint64_t)set->fill + other->count) * 5 >= (uint64_t)set->mask * 3) {
        if (!table_resize(world, set, ((uint64_t)set->count + other->count) * 2)) return false;
    }
    if (!set->table && !table_resize(world, set, 0)) return false;
    bool clean = set->fill == 0;
    if (clean && !other->unstable && set->mask == other->mask && other->fill == other->count) {
        return copy_slots(world, set, other);
    }
    uint64_t at = 0, hash;
    Value key;
    while (set_next_hashed(from, &at, &key, &hash)) {
        if (!clean) {
            if (!set_add_hashed(world, into, key, hash)) return false;
            continue;
        }
        if (!entry_append(world, set, key, hash)) return false;
        insert_clean(set, set->used - 1, hash);
        set->fill++;
    }
    return true;
}

bool set_prepare(World *world, Value v, uint32_t count) {
    Set *set = value_set(v);
    if (((uint64_t)set->fill + count) * 5 < (uint64_t)set->mask * 3) return true;
    return table_resize(world, set, ((uint64_t)set->count + count) * 2);
}

bool set_shrink(World *world, Value v) {
    Set *set = value_set(v);
    return set->fill - set->count <= set->mask / 4 || table_grow(world, set);
}

// Follows set_pop: the search goes on where the last one ended. A set without stable order loses its oldest member.
Value set_pop(World *world, Value v) {
    Set *set = value_set(v);
    if (!set->count) return raise_error(world, T_KEY_ERROR, "pop from an empty set");
    uint64_t slot = set->finger & set->mask;
    if (set->unstable) {
        uint32_t index = set->first;
        while (value_is_absent(set->entries[index].key)) index++;
        set->first = index;
        Probe probe = probe_start(set->entries[index].hash, set->mask);
        for (slot = probe.at; set->table[slot].index != index;) slot = probe_next(&probe, slot);
    } else {
        while (set->table[slot].index >= DUMMY_SLOT) slot = slot == set->mask ? 0 : slot + 1;
    }
    set->finger = (uint32_t)slot + 1;
    return slot_vacate(set, slot);
}

static void contents_drop(World *world, Set *old) {
    for (uint32_t i = 0; i < old->used; i++) value_drop(world, old->entries[i].key);
    block_free(world, old->entries, old->room * sizeof(SetEntry));
    block_free(world, old->table, slots_of(old) * sizeof(SetSlot));
}

void set_clear(World *world, Value v) {
    Set *set = value_set(v), old = *set;
    set->entries = NULL;
    set->table = NULL;
    set->used = set->room = set->fill = set->count = set->unstable = set->first = 0;      // but CPython's finger stays where it was
    set->mask = MIN_SLOTS - 1;
    contents_drop(world, &old);
}

void set_swap(Value v, Value w) {
    Set *a = value_set(v), *b = value_set(w), was = *a;
    size_t from = sizeof(Obj);
    memcpy((char *)a + from, (char *)b + from, sizeof(Set) - from);
    memcpy((char *)b + from, (char *)&was + from, sizeof(Set) - from);
    a->head.flags &= (uint16_t)~OBJ_HASHED;
    b->head.flags &= (uint16_t)~OBJ_HASHED;
    b->finger = a->finger;
    a->finger = was.finger;
}

void set_dispose(World *world, Obj *obj) {
    contents_drop(world, (Set *)obj);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Set));
}

void set_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Set *set = (Set *)obj;
    for (uint32_t i = 0; i < set->used; i++) {
        if (!value_is_absent(set->entries[i].key)) visit(context, set->entries[i].key);
    }
}

static inline uint64_t shuffle_bits(uint64_t hash) {
    return ((hash ^ 89869747) ^ (hash << 16)) * 3644798167;
}

// Follows frozenset_hash.
uint64_t set_hash(World *world, Value v) {
    (void)world;
    Set *set = value_set(v);
    bool frozen = set->head.kind == T_FROZENSET;
    if (frozen && set->head.flags & OBJ_HASHED) return set->hash;
    uint64_t hash = 0;
    for (uint32_t i = 0; i < set->used; i++) {
        if (!value_is_absent(set->entries[i].key)) hash ^= shuffle_bits(set->entries[i].hash);
    }
    hash ^= ((uint64_t)set->count + 1) * 1927868237;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069 + 907133923;
    if (hash == UINT64_MAX) hash = 590923713;
    set->hash = hash;
    if (frozen) set->head.flags |= OBJ_HASHED;
    return hash;
}

// ---- from another container --------------------------------------------------------------------------------

static bool update_from_dict(World *world, Value set, Dict *dict) {
    if (!set_prepare(world, set, dict->count)) return false;
    for (uint32_t i = 0; i < dict->used; i++) {
        DictEntry entry = dict->entries[i];
        if (value_is_absent(entry.key)) continue;
        value_keep(entry.key);
        bool done = set_add_hashed(world, set, entry.key, entry.hash);
        value_drop(world, entry.key);
        if (!done) return false;
    }
    return true;
}

static bool update_from_list(World *world, Value set, List *list) {
    for (uint32_t i = 0; i < list->size; i++) {
        Value item = value_keep(list->items[i]);
        bool done = set_add(world, set, item);
        value_drop(world, item);
        if (!done) return false;
    }
    world_charge(world, list->size);
    return true;
}

// Follows set_update_local.
bool set_update_plain(World *world, Value set, Value iterable) {
    if (value_is_set(iterable)) return set_merge(world, set, iterable);
    if (value_is_exact(iterable, T_DICT)) return update_from_dict(world, set, value_dict(iterable));
    if (value_is_exact(iterable, T_LIST)) return update_from_list(world, set, value_list(iterable));
    Value iterator = object_iterate(world, iterable);
    if (value_is_absent(iterator)) return false;
    for (;;) {
        Value item = object_next(world, iterator);
        if (value_is_absent(item) || value_is(item, EXHAUSTED)) {
            value_drop(world, iterator);
            return value_is(item, EXHAUSTED);
        }
        world_charge(world, 1);
        bool done = set_add(world, set, item);
        value_drop(world, item);
        if (!done) return value_drop(world, iterator), false;
    }
}

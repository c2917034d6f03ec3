#include "vm/dict.h"

#include <string.h>

#include "vm/hash.h"

#define SMALL_ROOM 8            // entries up to here are searched in order, without a table
#define FREE_SLOT UINT32_MAX
#define MISSING (-1)
#define RAISED (-2)

// ---- the table of indices: open addressing, linear probing, at most half full ------------------------------

static inline uint32_t home_slot(const Dict *dict, uint64_t hash) {
    return (uint32_t)(hash * 0x9E3779B97F4A7C15ull >> (64 - dict->table_bits));
}

static inline uint32_t slot_mask(const Dict *dict) {
    return (uint32_t)((1ull << dict->table_bits) - 1);
}

static inline size_t table_bytes(int bits) {
    return !bits ? 0 : ((size_t)1 << bits) * (bits <= 8 ? 1 : bits <= 16 ? 2 : 4);
}

static inline uint32_t slot_get(const Dict *dict, uint32_t slot) {
    if (dict->table_bits <= 8) {
        uint8_t index = ((const uint8_t *)dict->table)[slot];
        return index == UINT8_MAX ? FREE_SLOT : index;
    }
    if (dict->table_bits <= 16) {
        uint16_t index = ((const uint16_t *)dict->table)[slot];
        return index == UINT16_MAX ? FREE_SLOT : index;
    }
    return ((const uint32_t *)dict->table)[slot];
}

static inline void slot_put(Dict *dict, uint32_t slot, uint32_t index) {
    if (dict->table_bits <= 8) ((uint8_t *)dict->table)[slot] = (uint8_t)index;
    else if (dict->table_bits <= 16) ((uint16_t *)dict->table)[slot] = (uint16_t)index;
    else ((uint32_t *)dict->table)[slot] = index;
}

static void table_add(Dict *dict, uint64_t hash, uint32_t index) {
    uint32_t mask = slot_mask(dict), slot = home_slot(dict, hash);
    while (slot_get(dict, slot) != FREE_SLOT) slot = (slot + 1) & mask;
    slot_put(dict, slot, index);
}

// Takes an entry's slot out and moves those behind it up, so that no probe ever meets a deleted one.
static void table_remove(Dict *dict, uint64_t hash, uint32_t index) {
    uint32_t mask = slot_mask(dict), hole = home_slot(dict, hash);
    while (slot_get(dict, hole) != index) hole = (hole + 1) & mask;
    for (uint32_t slot = hole;;) {
        slot = (slot + 1) & mask;
        uint32_t other = slot_get(dict, slot);
        if (other == FREE_SLOT) break;
        uint32_t home = home_slot(dict, dict->entries[other].hash);
        if (((slot - home) & mask) < ((slot - hole) & mask)) continue;  // it stands between its home and the hole
        slot_put(dict, hole, other);
        hole = slot;
    }
    slot_put(dict, hole, FREE_SLOT);
}

// ---- finding -----------------------------------------------------------------------------------------------

// Is the key of entry `index` equal, as Python's == says? 1, 0, -1 raised; 2: the dict changed meanwhile, look again.
static int entry_equal(World *world, Dict *dict, uint32_t index, Value key) {
    Value other = value_keep(dict->entries[index].key);
    uint32_t version = dict->keys_version;
    int equal = object_equal(world, other, key);
    value_drop(world, other);
    return equal >= 0 && version != dict->keys_version ? 2 : equal;
}

static int32_t find_in_order(World *world, Dict *dict, Value key, uint64_t hash) {
again:
    for (uint32_t i = dict->first; i < dict->used; i++) {
        const DictEntry *entry = &dict->entries[i];
        if (entry->hash != hash || value_is_absent(entry->key)) continue;
        int equal = key_equal_fast(entry->key, key);
        if (equal < 0) {
            equal = entry_equal(world, dict, i, key);
            if (equal < 0) return RAISED;
            if (equal > 1) goto again;
        }
        if (equal) return (int32_t)i;
    }
    return MISSING;
}

static int32_t find_in_table(World *world, Dict *dict, Value key, uint64_t hash) {
    uint32_t mask = slot_mask(dict);
    for (uint32_t slot = home_slot(dict, hash);; slot = (slot + 1) & mask) {
        uint32_t index = slot_get(dict, slot);
        if (index == FREE_SLOT) return MISSING;
        const DictEntry *entry = &dict->entries[index];
        if (entry->hash != hash) continue;
        int equal = key_equal_fast(entry->key, key);
        if (equal < 0) {
            equal = entry_equal(world, dict, index, key);
            if (equal < 0) return RAISED;
            if (equal > 1) return dict_find_hashed(world, dict, key, hash);
        }
        if (equal) return (int32_t)index;
    }
}

int32_t dict_find_hashed(World *world, Dict *dict, Value key, uint64_t hash) {
    return dict->table_bits ? find_in_table(world, dict, key, hash) : find_in_order(world, dict, key, hash);
}

int32_t dict_find(World *world, Dict *dict, Value key) {
    uint64_t hash;
    if (!key_hash(world, key, &hash)) return RAISED;
    return dict_find_hashed(world, dict, key, hash);
}

// A name's hash is cached, and only strs that are equal have it (or a key of the program's own making, which is then asked
// in the general way by dict_get_borrowed alone: a namespace lookup sees strs only).
int32_t dict_find_name(const Dict *dict, Value name) {
    const Str *str = value_str(name);
    uint64_t hash = str->hash;
    const DictEntry *entries = dict->entries;
    if (!dict->table_bits) {
        for (uint32_t i = dict->first; i < dict->used; i++) {
            if (entries[i].hash == hash && key_equal_fast(entries[i].key, name) == 1) return (int32_t)i;
        }
        return MISSING;
    }
    uint32_t mask = slot_mask(dict);
    for (uint32_t slot = home_slot(dict, hash);; slot = (slot + 1) & mask) {
        uint32_t index = slot_get(dict, slot);
        if (index == FREE_SLOT) return MISSING;
        if (entries[index].hash == hash && key_equal_fast(entries[index].key, name) == 1) return (int32_t)index;
    }
}

Value dict_get_borrowed(World *world, Dict *dict, Value key) {
    if (!dict->count && (value_is_small(key) || value_is_exact(key, T_STR))) return ABSENT;
    int32_t index = dict_find(world, dict, key);
    return index < 0 ? ABSENT : dict->entries[index].value;
}

Value dict_get_name_borrowed(World *world, Dict *dict, Value name) {
    (void)world;
    int32_t index = dict_find_name(dict, name);
    return index < 0 ? ABSENT : dict->entries[index].value;
}

static bool key_is_text(const DictEntry *entry, const char *text, size_t size, uint64_t hash) {
    if (entry->hash != hash || value_is_absent(entry->key)) return false;
    const Str *str = value_str(entry->key);
    return str->size == size && !memcmp(str->text, text, size);
}

Value dict_get_text_borrowed(const Dict *dict, const char *text, size_t size, uint64_t hash) {
    const DictEntry *entries = dict->entries;
    if (!dict->table_bits) {
        for (uint32_t i = dict->first; i < dict->used; i++) {
            if (key_is_text(&entries[i], text, size, hash)) return entries[i].value;
        }
        return ABSENT;
    }
    uint32_t mask = slot_mask(dict);
    for (uint32_t slot = home_slot(dict, hash);; slot = (slot + 1) & mask) {
        uint32_t index = slot_get(dict, slot);
        if (index == FREE_SLOT) return ABSENT;
        if (key_is_text(&entries[index], text, size, hash)) return entries[index].value;
    }
}

// ---- growing -----------------------------------------------------------------------------------------------

static inline void keys_changed(World *world, Dict *dict) {
    dict->keys_version = ++world->dict_versions;
}

static int bits_for(uint32_t room) {
    if (room <= SMALL_ROOM) return 0;
    return 33 - __builtin_clz(room - 1);  // twice the room, which is a power of two
}

// Moves the live entries together.
static uint32_t entries_compact(DictEntry *to, const DictEntry *from, uint32_t used) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < used; i++) {
        if (!value_is_absent(from[i].key)) to[count++] = from[i];
    }
    return count;
}

static void table_fill(Dict *dict) {
    if (!dict->table_bits) return;
    memset(dict->table, 0xFF, table_bytes(dict->table_bits));
    for (uint32_t i = 0; i < dict->used; i++) table_add(dict, dict->entries[i].hash, i);
}

// Gives the dict room for `room` entries (a power of two, no fewer than it has) and closes its holes.
static bool dict_resize(World *world, Dict *dict, uint32_t room) {
    DictEntry *entries = dict->entries;
    void *table = dict->table;
    int bits = bits_for(room);
    if (room != dict->room) {
        entries = block_new(world, room * sizeof(DictEntry));
        if (!entries) return false;
        if (bits && !(table = block_new(world, table_bytes(bits)))) {
            block_free(world, entries, room * sizeof(DictEntry));
            return false;
        }
        if (!bits) table = NULL;
    }
    dict->used = entries_compact(entries, dict->entries, dict->used);
    dict->first = 0;
    if (room != dict->room) {
        block_free(world, dict->entries, dict->room * sizeof(DictEntry));
        block_free(world, dict->table, table_bytes(dict->table_bits));
        dict->entries = entries;
        dict->table = table;
        dict->table_bits = (uint8_t)bits;
        dict->room = room;
    }
    table_fill(dict);
    keys_changed(world, dict);
    return true;
}

static bool dict_grow(World *world, Dict *dict) {
    if (!dict->room) return dict_resize(world, dict, SMALL_ROOM / 2);
    bool many_holes = dict->used - dict->count >= dict->room / 4;
    if (!many_holes && dict->room > UINT32_MAX / 4) return raise_memory(world), false;
    return dict_resize(world, dict, many_holes ? dict->room : dict->room * 2);
}

bool dict_reserve(World *world, Dict *dict, uint32_t count) {
    uint32_t room = dict->room ? dict->room : SMALL_ROOM / 2;
    while (room < count && room <= UINT32_MAX / 4) room *= 2;
    return room == dict->room || dict_resize(world, dict, room);
}

// ---- changing ----------------------------------------------------------------------------------------------

bool dict_insert_take(World *world, Dict *dict, Value key, Value value, uint64_t hash) {
    if (dict->used == dict->room && !dict_grow(world, dict)) {
        value_drop(world, key);
        value_drop(world, value);
        return false;
    }
    dict->entries[dict->used] = (DictEntry){hash, key, value};
    if (dict->table_bits) table_add(dict, hash, dict->used);
    dict->used++;
    dict->count++;
    keys_changed(world, dict);
    return true;
}

bool dict_set_hashed(World *world, Dict *dict, Value key, Value value, uint64_t hash) {
    int32_t index = dict_find_hashed(world, dict, key, hash);
    if (index == RAISED) return false;
    if (index == MISSING) return dict_insert_take(world, dict, value_keep(key), value_keep(value), hash);
    value_replace_take(world, &dict->entries[index].value, value_keep(value));
    return true;
}

bool dict_set(World *world, Dict *dict, Value key, Value value) {
    uint64_t hash;
    return key_hash(world, key, &hash) && dict_set_hashed(world, dict, key, value, hash);
}

bool dict_set_name_take(World *world, Dict *dict, Value name, Value value) {
    int32_t index = dict_find_name(dict, name);
    if (index >= 0) {
        value_replace_take(world, &dict->entries[index].value, value);
        return true;
    }
    return dict_insert_take(world, dict, value_keep(name), value, value_str(name)->hash);
}

bool dict_set_name(World *world, Dict *dict, Value name, Value value) {
    return dict_set_name_take(world, dict, name, value_keep(value));
}

bool dict_set_c(World *world, Dict *dict, const char *name, Value value) {
    if (value_is_absent(value)) return false;
    Value key = str_intern_c(world, name);
    if (value_is_absent(key)) return value_drop(world, value), false;
    bool done = dict_set_name_take(world, dict, key, value);
    value_drop(world, key);
    return done;
}

// Takes an entry out; its key and value are the caller's to drop.
DictEntry dict_remove_at(World *world, Dict *dict, uint32_t index) {
    DictEntry gone = dict->entries[index];
    if (dict->table_bits) table_remove(dict, gone.hash, index);
    dict->entries[index].key = ABSENT;
    dict->entries[index].value = ABSENT;
    dict->count--;
    if (index == dict->first) {
        while (dict->first < dict->used && value_is_absent(dict->entries[dict->first].key)) dict->first++;
    }
    keys_changed(world, dict);
    return gone;
}

static void entry_drop(World *world, DictEntry entry) {
    value_drop(world, entry.key);
    value_drop(world, entry.value);
}

int dict_delete(World *world, Dict *dict, Value key) {
    int32_t index = dict_find(world, dict, key);
    if (index < 0) return index == RAISED ? -1 : 0;
    entry_drop(world, dict_remove_at(world, dict, (uint32_t)index));
    return 1;
}

bool dict_delete_name(World *world, Dict *dict, Value name) {
    int32_t index = dict_find_name(dict, name);
    if (index < 0) return false;
    entry_drop(world, dict_remove_at(world, dict, (uint32_t)index));
    return true;
}

Value dict_pop(World *world, Dict *dict, Value key) {
    int32_t index = dict_find(world, dict, key);
    if (index < 0) return ABSENT;
    DictEntry gone = dict_remove_at(world, dict, (uint32_t)index);
    value_drop(world, gone.key);
    return gone.value;
}

bool dict_pop_end(World *world, Dict *dict, bool last, DictEntry *out) {
    if (!dict->count) return false;
    uint32_t index = last ? dict->used - 1 : dict->first;
    while (value_is_absent(dict->entries[index].key)) index--;  // the first one never is
    *out = dict_remove_at(world, dict, index);
    if (last) dict->used = index;
    if (dict->first > dict->used) dict->first = dict->used;
    return true;
}

static void entries_drop(World *world, DictEntry *entries, uint32_t used) {
    for (uint32_t i = 0; i < used; i++) {
        if (!value_is_absent(entries[i].key)) entry_drop(world, entries[i]);
    }
}

// The dict is empty before anything in it dies.
void dict_clear(World *world, Dict *dict) {
    Dict old = *dict;
    dict->entries = NULL;
    dict->table = NULL;
    dict->used = dict->first = dict->count = dict->room = 0;
    dict->table_bits = 0;
    keys_changed(world, dict);
    entries_drop(world, old.entries, old.used);
    block_free(world, old.table, table_bytes(old.table_bits));
    block_free(world, old.entries, old.room * sizeof(DictEntry));
}

// ---- as a whole --------------------------------------------------------------------------------------------

Dict *dict_new_of(World *world, Type *type) {
    bool exact = !(type->flags & TYPE_HEAP);
    size_t size = exact ? sizeof(Dict) : type->instance_size;
    Dict *dict = heap_new(world, type, size);
    if (!dict) return NULL;
    memset((char *)dict + sizeof(Obj), 0, size - sizeof(Obj));
    return dict;
}

Dict *dict_new(World *world) {
    return dict_new_of(world, world->types[T_DICT]);
}

void dict_dispose(World *world, Obj *obj) {
    Dict *dict = (Dict *)obj;
    entries_drop(world, dict->entries, dict->used);
    block_free(world, dict->table, table_bytes(dict->table_bits));
    block_free(world, dict->entries, dict->room * sizeof(DictEntry));
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Dict));
}

void dict_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Dict *dict = (Dict *)obj;
    for (uint32_t i = dict->first; i < dict->used; i++) {
        if (value_is_absent(dict->entries[i].key)) continue;
        visit(context, dict->entries[i].key);
        visit(context, dict->entries[i].value);
    }
}

// Keys that are known to be different go straight in.
static bool dict_fill(World *world, Dict *dict, const Dict *from) {
    if (!from->count) return true;
    if (!dict_reserve(world, dict, from->count)) return false;
    for (uint32_t i = 0; i < from->used; i++) {
        const DictEntry *entry = &from->entries[i];
        if (value_is_absent(entry->key)) continue;
        value_keep(entry->key);
        value_keep(entry->value);
        dict->entries[dict->used++] = *entry;
    }
    dict->count = dict->used;
    table_fill(dict);
    keys_changed(world, dict);
    return true;
}

Dict *dict_copy(World *world, Dict *dict) {
    Dict *copy = dict_new(world);
    if (copy && !dict_fill(world, copy, dict)) return obj_drop(world, copy), NULL;
    return copy;
}

bool dict_update(World *world, Dict *dict, Dict *from) {
    if (dict == from) return true;
    if (!dict->count && !dict->used) return dict_fill(world, dict, from);
    for (uint32_t i = 0; i < from->used; i++) {
        DictEntry entry = from->entries[i];
        if (value_is_absent(entry.key)) continue;
        value_keep(entry.key);
        value_keep(entry.value);
        uint32_t version = from->keys_version;
        bool done = dict_set_hashed(world, dict, entry.key, entry.value, entry.hash);
        entry_drop(world, entry);
        if (!done) return false;
        if (version != from->keys_version) {
            raise_error(world, T_RUNTIME_ERROR, "dict mutated during update");
            return false;
        }
    }
    return true;
}

bool dict_next(const Dict *dict, uint32_t *at, Value *key, Value *value) {
    uint32_t i = *at < dict->first ? dict->first : *at;
    while (i < dict->used && value_is_absent(dict->entries[i].key)) i++;
    if (i >= dict->used) return false;
    *at = i + 1;
    if (key) *key = dict->entries[i].key;
    if (value) *value = dict->entries[i].value;
    return true;
}

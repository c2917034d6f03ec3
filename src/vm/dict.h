// dict.h - dict: an ordered hash table; also every namespace and instance dict.
//
// Entries stand in insertion order in one array; a table of indices (1, 2 or 4 bytes each) finds them by open addressing.
// A deleted entry leaves a hole (key ABSENT) until the next growth. `keys_version` changes whenever a key is added or goes (not
// when a value changes): the interpreter's caches of globals hold an entry's number as long as it stands.
#ifndef LOOPCHEF_VM_DICT_H
#define LOOPCHEF_VM_DICT_H

#include "vm/world.h"

typedef struct DictEntry {
    uint64_t hash;
    Value key;     // ABSENT: a hole
    Value value;
} DictEntry;

struct Dict {
    Obj head;
    DictEntry *entries;     // `used` in use, with holes; NULL while empty
    void *table;            // indices into entries: uint8_t, uint16_t or uint32_t by `table_bits`; all ones: free
    uint32_t used;          // entries, holes included
    uint32_t first;         // no live entry stands before this one (a dict used as a queue stays fast)
    uint32_t count;         // live entries
    uint32_t room;          // entries allocated
    uint8_t table_bits;     // log2 of the table's slots; 0: no table (fewer than 9 entries: searched in order)
    uint32_t keys_version;  // unique in the world for this set of keys
    struct Dict *own_dict;  // of an instance of a subclass (OBJ_SUBCLASS): its __dict__; NULL
};

static inline Dict *value_dict(Value v) { return (Dict *)value_obj(v); }

Dict *dict_new(World *world);                                             // NULL raised
// Lookups give borrowed values; ABSENT if missing (nothing raised) or if hashing or comparing raised (world->raised).
Value dict_get_borrowed(World *world, Dict *dict, Value key);
Value dict_get_name_borrowed(World *world, Dict *dict, Value name);       // name: an interned str; never raises
int32_t dict_find_name(const Dict *dict, Value name);                     // entry's number, -1 if missing; for caches
bool dict_set(World *world, Dict *dict, Value key, Value value);          // keeps both
bool dict_set_name(World *world, Dict *dict, Value name, Value value);    // an interned str
bool dict_set_name_take(World *world, Dict *dict, Value name, Value value);
bool dict_set_c(World *world, Dict *dict, const char *name, Value value_taken);  // for setting up modules
int dict_delete(World *world, Dict *dict, Value key);                     // 1 gone, 0 missing, -1 raised
bool dict_delete_name(World *world, Dict *dict, Value name);              // false: missing (nothing raised)
Value dict_pop(World *world, Dict *dict, Value key);                      // new reference; ABSENT: missing or raised
bool dict_update(World *world, Dict *dict, Dict *from);
Dict *dict_copy(World *world, Dict *dict);
void dict_clear(World *world, Dict *dict);
// Runs through the live entries: `*at` starts at 0; false at the end. Borrowed.
bool dict_next(const Dict *dict, uint32_t *at, Value *key, Value *value);

// The same with the hash in hand, and entries by number; for dict's own methods and for set-like code.
int32_t dict_find(World *world, Dict *dict, Value key);                   // -1 missing, -2 raised
int32_t dict_find_hashed(World *world, Dict *dict, Value key, uint64_t hash);
bool dict_set_hashed(World *world, Dict *dict, Value key, Value value, uint64_t hash);
Value dict_get_text_borrowed(const Dict *dict, const char *text, size_t size, uint64_t hash);  // of a table whose keys are strs
bool dict_insert_take(World *world, Dict *dict, Value key, Value value, uint64_t hash);  // a key known to be missing
DictEntry dict_remove_at(World *world, Dict *dict, uint32_t index);       // its key and value pass to the caller
bool dict_pop_end(World *world, Dict *dict, bool last, DictEntry *out);   // false: empty
bool dict_reserve(World *world, Dict *dict, uint32_t count);              // room for so many without growing
Dict *dict_new_of(World *world, Type *type);                              // of dict or a subclass
Value dict_get_item_step(World *world, Value dict, Value key);            // dict[key]; may be PUSHED (a subclass's __missing__)
void dict_dispose(World *world, Obj *obj);
void dict_visit(World *world, Obj *obj, Visit visit, void *context);

// Views and iterators (type_dict_view.c).
typedef struct DictView {      // dict_keys, dict_values, dict_items by kind; a mappingproxy too
    Obj head;
    Value dict;
} DictView;

typedef struct DictIterator {  // over keys, values or items by kind, forwards or backwards
    Obj head;
    Value dict;                // ABSENT when exhausted
    uint32_t at;               // the next entry to look at (backwards: one past it)
    uint32_t count;            // what the dict must still count
    uint32_t left;             // items to come
    bool backwards;
    Value pair;                // of an iterator over items: its last result, to be used again
} DictIterator;

Value dict_view_new(World *world, TypeId kind, Value dict);
Value dict_iterator_new(World *world, TypeId kind, Value dict, bool backwards);
Value dict_iterator_next(World *world, Value iterator);

#endif

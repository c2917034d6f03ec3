// sequence.h - tuple, list, range, slice and their iterators.
#ifndef LOOPCHEF_VM_SEQUENCE_H
#define LOOPCHEF_VM_SEQUENCE_H

#include "vm/world.h"

typedef struct Tuple {
    Obj head;
    uint64_t hash;    // valid with OBJ_HASHED
    uint32_t size;
    Value items[];    // a subclass keeps its Dict * behind them
} Tuple;

typedef struct List {
    Obj head;
    uint32_t size, room;
    Value *items;     // a block of `room` values; NULL when room is 0
} List;

typedef struct Range {
    Obj head;
    Value start, stop, step;    // ints
    int64_t first, stride;      // the same in C when `is_small`
    int64_t count;              // how many; with big ints: -1
} Range;

typedef struct RangeIterator {
    Obj head;
    int64_t next, stride, left;  // small ranges; the iterator of a big one is pylib's
} RangeIterator;

typedef struct Slice {
    Obj head;
    Value start, stop, step;
} Slice;

typedef struct Enumerate {      // enumerate(iterable, start)
    Obj head;
    Value iterator, index;
    Value pair;                 // the last result, to be used again; ABSENT at first
    bool plain;                 // the iterator never has to wait
} Enumerate;

typedef struct ListIterator {   // of list and tuple (by kind of `sequence`)
    Obj head;
    Value sequence;             // ABSENT when exhausted
    uint32_t index;
} ListIterator;

static inline Tuple *value_tuple(Value v) { return (Tuple *)value_obj(v); }
static inline List *value_list(Value v) { return (List *)value_obj(v); }

Value tuple_new(World *world, uint32_t size);                            // items ABSENT, to be filled before anyone looks
Value tuple_from(World *world, const Value *items, uint32_t size);       // keeps each
Value tuple_from_take(World *world, Value *items, uint32_t size);        // takes each
Value tuple_of(World *world, int count, ...);                            // of borrowed Values
// A pair (both taken) from an iterator that keeps its last one in `*held`: used again when nobody else has it any more.
// Like CPython's, so the pair's members live until the next one is drawn.
Value tuple_pair_take(World *world, Value *held, Value first, Value second);
Value list_new(World *world, uint32_t room);
Value list_from_take(World *world, Value *items, uint32_t size);
bool list_append(World *world, List *list, Value v);                     // keeps v
bool list_append_take(World *world, List *list, Value v);
bool list_extend_plain(World *world, List *list, Value iterable);        // value_is_plain_iterable only
bool list_insert(World *world, List *list, int64_t index, Value v);
Value list_pop(World *world, List *list, uint32_t index);                // index in range
void list_clear(World *world, List *list);
Value list_from_plain(World *world, Value iterable);                     // list(x) for a plain iterable
// Sorts items in place by <; keys (NULL or as many) are moved along and compared instead. Stable. false: raised.
bool list_sort(World *world, List *list, Value *keys, bool reverse);
bool values_sort(World *world, Value *keys, Value *values, size_t count, bool reverse);  // values NULL: keys alone

Value range_new(World *world, Value start, Value stop, Value step);
Value slice_new(World *world, Value start, Value stop, Value step);
// A slice applied to a length: first index, step and count, as slice.indices(). false: raised.
bool slice_resolve(World *world, Value slice, int64_t length, int64_t *start, int64_t *step, int64_t *count);
// An index applied to a length: negative counts from the end. false: IndexError with `message`.
bool index_resolve(World *world, Value index, int64_t length, const char *message, int64_t *out);

bool value_is_index(World *world, Value v);                              // an int, or has __index__?

// For subclasses: a new, empty list; a tuple of so many kept items.
Value list_new_of(World *world, Type *type);
Value tuple_new_of(World *world, Type *type, const Value *items, uint32_t size);
Value list_from(World *world, const Value *items, uint32_t size);        // keeps each
bool list_reserve(World *world, List *list, uint64_t size);              // room for so many in all

// What list and tuple share; `sequence` is either. find: -1 missing, -2 raised. index's args are (item, start, stop); its
// message NULL: "... is not in list". repr: `around` is shown for a sequence that is inside itself.
Value sequence_compare(World *world, Value a, Value b, int op);
int64_t sequence_find(World *world, Value sequence, Value item, int64_t start, int64_t stop);
int64_t sequence_count(World *world, Value sequence, Value item);
Value sequence_index(World *world, Value sequence, const Value *args, const char *missing);
bool sequence_repeat_count(World *world, Value v, int64_t *times);       // of sequence * v; at least 0. false: raised
Value sequence_repr(World *world, Value v, const char *open, const char *close, const char *around);
bool repr_add(World *world, Buf *buf, Value v);                          // appends repr(v); false: raised

#endif

// heap.h - memory of the simulated world: one reserved mapping, size classes, reference counts.
//
// The World struct lies at the start of one mapping (reserved by base/reserve.h), everything it reaches follows, and
// nothing in it points to malloc'd memory; so a checkpoint is a copy of pages. Two kinds of memory: objects (an Obj head,
// found by walking the heap) and blocks (raw bytes owned by one object: a list's items, a dict's table). Both come from
// free lists by size in steps of 16 bytes up to 512, then from classes a quarter of a power of two apart.
// The owner knows a block's size and says it when giving the block back.
//
// An object dies when its last reference is dropped: its type's `dispose` drops what it holds and gives its memory
// back. Disposal nests at most 40 deep, then queues, so that a list of a million cells dies without C recursion.
// Cycles wait for heap_collect (vm/collect.c).
#ifndef LOOPCHEF_VM_HEAP_H
#define LOOPCHEF_VM_HEAP_H

#include <assert.h>

#include "vm/value.h"

#define HEAP_STEP 16
#define HEAP_SMALL_LIMIT 512
#define HEAP_SMALL_CLASSES (HEAP_SMALL_LIMIT / HEAP_STEP + 1)
#define HEAP_LARGE_CLASSES 128

typedef struct FreeCell {
    uint64_t zero;           // where an object has refs, kind and flags: 0 marks a free cell to the heap's walker
    struct FreeCell *next;
} FreeCell;

// Debug builds can be told to have no memory left at one moment, to see what comes of it: the allocation with number `at`
// fails, and `more` after it; 0: none does. A MemoryError itself is still to be had, but for `more` UINT64_MAX.
typedef struct HeapFailure {
    uint64_t count;          // allocations so far
    uint64_t at, more;
} HeapFailure;

// What only the making of a MemoryError may use.
#define HEAP_RESERVE ((size_t)96 << 10)

typedef struct Heap {
    char *base, *top, *limit;                        // the mapping; what was ever handed out ends at `top`
    FreeCell *objects[HEAP_SMALL_CLASSES];           // free cells, by size / HEAP_STEP
    FreeCell *blocks[HEAP_SMALL_CLASSES];
    FreeCell *large[HEAP_LARGE_CLASSES];             // free large blocks (and large objects)
    char *object_room, *object_end;                  // the chunk that new small objects are cut from
    char *block_room, *block_end;                    // and the one for small blocks
    void *object_chunks;                             // list of all object chunks, for the walker
    uint64_t in_use;                                 // bytes handed out and not given back
    uint32_t dispose_depth;
    void *doomed;                                    // queue of objects whose disposal waits (heap.c)
    bool in_reserve;                                 // a MemoryError is being made (raise.c)
    HeapFailure failure;                             // debug builds only
} Heap;

// A new object of `size` bytes with one reference and its head filled; the rest is not cleared.
// ABSENT/NULL and MemoryError when the world's limit is reached.
void *heap_new(World *world, Type *type, size_t size);

// The same for a built-in type: heap_new_of(world, CELL, Cell). (Kind and OBJ_SUBCLASS come from the type.)
#define heap_new_of(world, ID, Struct) ((Struct *)heap_new((world), (world)->types[T_##ID], sizeof(Struct)))

// Gives an object's memory back; the dispose functions call it last.
void heap_free(World *world, void *obj, size_t size);

// An object that was made with `size` bytes takes `new_size` from now on, if its cell has the room: true. (For `s += t`.)
bool heap_grow_in_place(World *world, void *obj, size_t size, size_t new_size);

// Raw memory, not cleared; NULL and MemoryError. Resizing copies; size 0 gives NULL.
void *block_new(World *world, size_t size);
void block_free(World *world, void *block, size_t size);
void *block_resize(World *world, void *block, size_t old_size, size_t new_size);

// The object's last reference is gone.
void heap_dispose(World *world, Obj *obj);

// Debug builds stop where a reference is dropped that nobody has.
#ifdef LOOPCHEF_DEBUG
#define CHECK_REFERENCE(obj) assert((obj)->refs != 0)
#else
#define CHECK_REFERENCE(obj) ((void)0)
#endif

static inline void obj_drop(World *world, void *obj) {
    CHECK_REFERENCE((Obj *)obj);
    if (--((Obj *)obj)->refs == 0) heap_dispose(world, (Obj *)obj);
}
static inline void value_drop(World *world, Value v) {
    if (!value_is_obj(v)) return;
    CHECK_REFERENCE(value_obj(v));
    if (--value_obj(v)->refs == 0) heap_dispose(world, value_obj(v));
}
// Stores `v` (taken) in `*place` and drops what was there, in this order (what dies may look at the place).
static inline void value_replace_take(World *world, Value *place, Value v) {
    Value old = *place;
    *place = v;
    value_drop(world, old);
}

// Makes room for a MemoryError: between the two calls the last HEAP_RESERVE bytes can be had.
void heap_open_reserve(Heap *heap);
void heap_close_reserve(Heap *heap);

// Finds and frees unreachable cycles, as gc.collect(): returns how many objects died. Calls finalizers first.
size_t heap_collect(World *world);

// Calls `visit` for every live object in the world, in address order (for gc.get_objects, leak reports, digests).
void heap_walk(World *world, void (*visit)(void *context, Obj *obj), void *context);

#endif

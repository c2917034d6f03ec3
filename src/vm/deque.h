// deque.h - collections.deque: a ring of values, quick at both ends. Queues and locks are made of it.
#ifndef LOOPCHEF_VM_DEQUE_H
#define LOOPCHEF_VM_DEQUE_H

#include "vm/world.h"

typedef struct Deque {
    Obj head;
    Value *items;       // a block of `room` values; item i is at (first + i) & (room - 1)
    uint32_t first, count;
    uint32_t room;      // a power of two, or 0
    uint32_t changes;   // of its length or order: iterators look
    int64_t maxlen;     // -1: none
} Deque;

static inline Deque *value_deque(Value v) { return (Deque *)value_obj(v); }
static inline Value *deque_at(const Deque *deque, uint32_t index) {
    return &deque->items[(deque->first + index) & (deque->room - 1)];
}
// The first item goes to the caller; there is one.
static inline Value deque_take_first(Deque *deque) {
    Value v = *deque_at(deque, 0);
    deque->first = (deque->first + 1) & (deque->room - 1);
    deque->count--;
    deque->changes++;
    return v;
}
bool deque_push_last_take(World *world, Deque *deque, Value v);  // false: MemoryError

typedef struct DequeIterator {
    Obj head;
    Value deque;        // ABSENT when exhausted
    uint32_t index;     // of the next item from the end it began at
    uint32_t changes;   // of the deque when the iterator was made
    bool reverse;
} DequeIterator;

// Module `_collections`: deque. False: out of memory.
bool module_collections_set_up(World *world, Dict *dict);

#endif

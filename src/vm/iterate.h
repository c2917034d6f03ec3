// iterate.h - drawing items from any iterator without recursing in C; zip, enumerate, map, filter, reversed and their like.
//
// A C-made iterator gives its next item at once (TypeOps.next). A generator or a class with a Python __next__ can only have
// a frame pushed; so can map(), filter(), zip()... over those. `iterator_step` is the next item in that sense: an item,
// EXHAUSTED, ABSENT, or PUSHED (also THROWN, BLOCKED): then a native frame, which the caller must have on top of the thread
// before, is told in its resume(), and `iterator_arrived` says what came:
//
//     Value item = iterator_step(world, iterator);
//     if (value_is_pending(item)) return item;               // resume() goes on here:
//     ... item = iterator_arrived(world, iterator, arrived, value);
//
// Types whose next item may have to be pushed define TypeOps.step, and `iterator_next_atomically` as their `next`.
#ifndef LOOPCHEF_VM_ITERATE_H
#define LOOPCHEF_VM_ITERATE_H

#include "vm/coro.h"

// A native function's result is still to come.
static inline bool value_is_pending(Value v) {
    return value_is(v, PUSHED) || value_is(v, THROWN) || value_is(v, BLOCKED);
}

Value iterator_step(World *world, Value iterator);
Value iterator_arrived(World *world, Value iterator, Arrived arrived, Value value_take);
Value iterator_next_atomically(World *world, Value iterator);

// Can iterator_step never push for this iterator? (And so may be called without a frame.)
bool iterator_is_plain(World *world, Value iterator);

// iter(v): the iterator, ABSENT, or pending as above (a Python __iter__).
Value iterable_step(World *world, Value iterable);

Value iterate_self(World *world, Value v);   // an iterator's own TypeOps.iterate

// Takes the native frame on top off, when its work was done without waiting. Gives back `result`.
Value frame_finish_native(World *world, Frame *frame, Value result);

Value sequence_iterator_new(World *world, Value sequence);       // by __getitem__(0), (1)... until IndexError
Value reversed_new(World *world, Value sequence, int64_t length); // from length - 1 down to 0
Value callable_iterator_new(World *world, Value callable, Value sentinel);
Value list_iterator_new(World *world, Value sequence);           // of a list or tuple
Value list_reverse_iterator_new(World *world, Value list);

#endif

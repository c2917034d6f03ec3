// timers.h - what is to happen at a time: a queue ordered by (nanosecond, order of creation).
//
// Most programs set timers in the order in which they fall due (equal delays, a loop of sleeps). So there are two parts: a
// *run*, a ring in which each entry is due after the one before it, and a 4-ary heap for the rest. A timer that
// fits behind the run costs a store; the earliest of all is the earlier of the two heads. A cancelled timer stays until it
// comes to the head or until half of more than a hundred are cancelled, as in CPython.
//
//     timers_push(world, &loop->timers, when, value);
//     while ((timer = timers_head(&loop->timers)) && timer->when <= now) timers_pop(...)
#ifndef LOOPCHEF_LOOP_TIMERS_H
#define LOOPCHEF_LOOP_TIMERS_H

#include "vm/world.h"

typedef struct Timer {
    int64_t when;       // virtual ns
    uint64_t order;     // of creation, within these timers
    Value target;       // a T_SLEEP or T_TIMER_HANDLE; owned
} Timer;

typedef struct Timers {
    Timer *run;         // ring of run_room (a power of two; 0: none)
    Timer *heap;
    uint32_t run_first, run_count, run_room;
    uint32_t heap_count, heap_room;
    uint32_t cancelled; // entries whose target is cancelled
    uint64_t orders;    // last given out
} Timers;

// Keeps `target`. False: MemoryError raised.
bool timers_push(World *world, Timers *timers, int64_t when, Value target);

// The earliest; NULL if there is none. Valid until the next push or pop.
static inline const Timer *timers_head(const Timers *timers) {
    const Timer *run = timers->run_count ? &timers->run[timers->run_first] : NULL;
    const Timer *heap = timers->heap_count ? &timers->heap[0] : NULL;
    if (!run || !heap) return run ? run : heap;
    return heap->when < run->when || (heap->when == run->when && heap->order < run->order) ? heap : run;
}

static inline uint32_t timers_count(const Timers *timers) { return timers->run_count + timers->heap_count; }

// The targets of those that come soon are fetched into the cache, if there are so many that they may not be there.
static inline __attribute__((always_inline)) void timers_fetch_ahead(const Timers *timers) {
    if (__builtin_expect(timers->heap_count < 1000, 1)) return;
    for (int i = 1; i <= 4; i++) __builtin_prefetch(value_obj(timers->heap[i].target));
}

// Takes the earliest out: its target (a new reference goes to the caller).
Value timers_pop(Timers *timers);

// Takes the timer of this target out, wherever it is; its reference goes to the caller. False: there is none. Linear.
bool timers_take_out(Timers *timers, Value target);

// Drops every timer for which `keep` is false.
void timers_filter(World *world, Timers *timers, bool (*keep)(Value target));

// Every timer in no particular order: `*at` starts at 0; NULL at the end.
const Timer *timers_next(const Timers *timers, uint32_t *at);

void timers_visit(const Timers *timers, Visit visit, void *context);
void timers_clear(World *world, Timers *timers);

#endif

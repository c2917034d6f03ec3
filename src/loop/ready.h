// ready.h - the ready queue: what the loop runs next, first in, first out.
//
// A ring of small entries. A task's step or wakeup, a sleep's set_result and a done-callback are entries of their own;
// only what the program can hold in its hands (the result of call_soon) is a Handle object.
#ifndef LOOPCHEF_LOOP_READY_H
#define LOOPCHEF_LOOP_READY_H

#include "vm/world.h"

typedef enum ReadyKind {
    READY_STEP,      // target: a task; extra: an exception to throw into it, or ABSENT
    READY_WAKEUP,    // target: a task; extra: the future it awaited
    READY_SLEEP,     // target: a T_SLEEP whose time has come
    READY_CALLBACK,  // target: a callable; extra: the future it is called with; context
    READY_HANDLE,    // target: a Handle or TimerHandle
} ReadyKind;

typedef struct Ready {
    Value target, extra;  // owned
    Value context;        // of READY_CALLBACK: a Context, or a map of one, or ABSENT; owned
    uint32_t id;          // the handle's, for events
    uint32_t kind;        // ReadyKind (no narrower: a gap would not be the same in two runs)
} Ready;

typedef struct ReadyQueue {
    Ready *ring;          // of `room` (a power of two; 0: none)
    uint32_t first, count, room;
} ReadyQueue;

// Makes room for more. False: MemoryError raised.
bool ready_grow(World *world, ReadyQueue *queue);

static inline Ready *ready_at(const ReadyQueue *queue, uint32_t i) {
    return &queue->ring[(queue->first + i) & (queue->room - 1)];
}
// Takes the first entry out, with its references. The queue is not empty.
static inline Ready ready_pop(ReadyQueue *queue) {
    Ready entry = *ready_at(queue, 0);
    queue->first++;
    queue->count--;
    return entry;
}
void ready_drop(World *world, const Ready *entry);
void ready_visit(const ReadyQueue *queue, Visit visit, void *context);
void ready_clear(World *world, ReadyQueue *queue);

#endif

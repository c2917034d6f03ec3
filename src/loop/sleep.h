// sleep.h - asyncio.sleep(): a coroutine made of one small object, its future and its timer at once.
//
// In CPython a sleep is a coroutine that makes a future, sets a timer with a handle, and awaits the future. Here it is a
// T_SLEEP: to the program a coroutine named "sleep"; to the task that awaits it the thing it waits for; to the loop what a
// timer points to. Only when somebody looks closer (drives it by hand, asks for the task's `_fut_waiter`) is a real Future
// made, and everything goes through that from then on.
//
//     CREATED ──first send──▶ WAITING ──its time──▶ ELAPSED ──next send──▶ DONE
//        │ delay <= 0             └──cancelled──▶ CANCELLED ──throw──▶ DONE
//        └────────────▶ YIELDED ──next send──▶ DONE
#ifndef LOOPCHEF_LOOP_SLEEP_H
#define LOOPCHEF_LOOP_SLEEP_H

#include "loop/task.h"

typedef enum SleepState { SLEEP_CREATED, SLEEP_YIELDED, SLEEP_WAITING, SLEEP_ELAPSED, SLEEP_CANCELLED, SLEEP_DONE } SleepState;

typedef struct Sleep {
    Obj head;
    Value delay;             // as given, or as the user has changed it
    Value result;            // what the await gives; a CancelledError's message while CANCELLED
    Value task;              // who waits: the Task; ABSENT: nobody, or `future` is between
    Value future;            // ABSENT until somebody looks closer
    int64_t began;           // virtual ns; when it was WAITING first
    uint32_t timer;          // the timer's id
    uint8_t state;           // SleepState
} Sleep;

extern const TypeOps ops_SLEEP;

// asyncio.sleep(delay, result=None).
Value sleep_new(World *world, Value delay, Value result);

// What awaiting it does: as AwaitableOps.send.
SendStatus sleep_send(World *world, Value self, Value sent, Value *out);

// The timer fired: its handle ran. False: raised.
bool sleep_elapse(World *world, Sleep *sleep);
int sleep_cancel(World *world, Sleep *sleep, Value message);  // 1: cancelled now, 0: too late, -1 raised
// The Future that stands for it: new reference.
Value sleep_future(World *world, Sleep *sleep);
// A WAITING one, whose timer `loop` has, is to last `delay` virtual ns altogether: that timer goes, another is set. 1: done; 0: its timer has fired
// already; -1 raised.
int sleep_change(World *world, EventLoop *loop, Sleep *sleep, int64_t delay);
// Is its timer's handle cancelled? (A cancelled sleep does that only when it is resumed.)
static inline bool sleep_is_over(const Sleep *sleep) { return sleep->state == SLEEP_DONE; }

#endif

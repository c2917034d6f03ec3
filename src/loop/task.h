// task.h - asyncio.Task: a coroutine that the loop drives.
//
// While it is not done, a task is in exactly one of three places: running (the loop's `current`), ready (a step or wakeup of it
// is in the ready queue), or waiting (`waiter` is what it awaits, and its wakeup is among that future's callbacks).
// `waiter` stays set from the suspension to the next step. A sleep is awaited without a Future in between: the T_SLEEP
// itself is the waiter (loop/sleep.h).
//
// What a step does with what the coroutine yields, returns or raises follows Task.__step of CPython; the loop's frame
// (loop/run.c) drives the coroutine and hands the outcome to task_yielded, task_returned, task_raised.
#ifndef LOOPCHEF_LOOP_TASK_H
#define LOOPCHEF_LOOP_TASK_H

#include "loop/future.h"
#include "vm/coro.h"

struct Task {
    Future future;           // `dict` included; its id is the task's
    Value coro;              // what the program gave; ABSENT when done
    Value driver;            // ABSENT: coro itself is driven; else pylib's coroutine that awaits it
    Value code;              // coro's Code, for when its frame is gone; ABSENT: it has none
    Value context;           // loop/context.h
    Value name;              // ABSENT: Task-N of `number`, made a str when asked for
    Value waiter;            // a Future, a T_SLEEP or a foreign future; ABSENT: none
    Task *previous, *next;   // in the set of all tasks, in order of creation
    uint32_t number;         // N of Task-N; 0: it was given a name
    uint32_t cancels;        // _num_cancels_requested
};

static inline Task *value_task(Value v) { return (Task *)value_obj(v); }

extern const TypeOps ops_TASK;

// A task whose first step is in the ready queue. `name` and `context` ABSENT or None: Task-N, a copy of the current one.
Value task_new(World *world, Value loop, Value coro, Value name, Value context);

Value task_name(World *world, Task *task);                       // a str; new reference
int task_cancel(World *world, Task *task, Value message);        // 1 requested, 0 it is done, -1 raised

// What happened to the coroutine in a step. `result`, what was yielded, is taken. False: raised (only KeyboardInterrupt and SystemExit
// leave a step, and failures of ours).
bool task_yielded_take(World *world, Task *task, Value result);
bool task_returned_take(World *world, Task *task, Value result);
bool task_raised(World *world, Task *task);                      // world->raised is what the coroutine raised

// What coroutine object of a task the loop drives: borrowed.
static inline Value task_driver_borrowed(const Task *task) {
    return value_is_absent(task->driver) ? task->coro : task->driver;
}

// Does asyncio take this for a coroutine (asyncio.iscoroutine)?
bool value_is_coroutine(World *world, Value v);

// The next task, from NULL on, of this loop (ABSENT: of any) that is not done; NULL at the end.
Task *task_next_alive(World *world, Task *after, Value loop);

#endif

// loop.h - the event loop object: ready queue, timers, and the calls that put something into them.
//
// pylib's BaseEventLoop derives from this type (`_asyncio._Loop`) and adds what need not be fast. The loop runs in a native
// frame (loop/run.c) on the stack of the thread that called run_forever(); nothing of it is on the C stack.
//
// What a task or future wants to have called goes through loop_call_*: for a loop of ours an entry of the ready queue. A
// class of the program that overrides call_soon, and a loop that is no heir of ours at all, are asked by their
// methods, as CPython asks them.
#ifndef LOOPCHEF_LOOP_LOOP_H
#define LOOPCHEF_LOOP_LOOP_H

#include "loop/handle.h"
#include "loop/ready.h"
#include "loop/task.h"
#include "loop/timers.h"

struct EventLoop {
    Obj head;
    ReadyQueue ready;
    ReadyQueue arrivals;     // handles of sockets that can be read or written: they join `ready` when an iteration is prepared
    Timers timers;
    Task *current;           // whose step runs; NULL: none. Borrowed (the loop's frame holds it)
    Thread *thread;          // that runs the loop; NULL: it does not run
    uint32_t id;
    uint32_t todo;           // entries of the ready queue that belong to the current iteration
    uint32_t spins;          // iterations in a row that ran steps only while time stood still
    int64_t began;           // virtual ns when the current iteration's preparation began
    double slow;             // slow_callback_duration, in seconds
    Value task_factory;      // ABSENT: none
    Value hooks[2];          // the thread's async generator hooks while the loop runs; ABSENT: none before
    bool closed, stopping, debug;
    bool custom;             // of a class of the program that overrides call_soon or call_at
    bool plain;              // of no class of the program, and without a task factory: create_task is ours
    bool only_steps;         // so far in this iteration
    bool serves;             // run_forever() was called by the program itself: nothing but stop() ends it
};

extern const TypeOps ops_EVENT_LOOP;

static inline EventLoop *value_loop(Value v) { return (EventLoop *)value_obj(v); }
// The loop if we schedule for it directly; NULL: it must be asked by its methods.
static inline EventLoop *loop_of(Value v) {
    return value_is_kind(v, T_EVENT_LOOP) && !value_loop(v)->custom ? value_loop(v) : NULL;
}
static inline bool loop_is_debug(Value v) { return value_is_kind(v, T_EVENT_LOOP) && value_loop(v)->debug; }

// The loop that the running thread runs; NULL: none (or not of this type).
static inline EventLoop *loop_running(World *world) { return loop_state(world)->loop; }
// The same as a value, whatever it is: borrowed, ABSENT: none.
Value loop_running_borrowed(World *world);
void loop_set_running(World *world, Value loop);
// What `loop=None` means: the running loop, else the policy's. New reference; ABSENT raised.
Value loop_or_current(World *world, Value loop);

// Puts an entry at the end of the ready queue. False: raised ("Event loop is closed").
bool loop_call_step(World *world, Task *task, Value error);       // error ABSENT: none
bool loop_call_wakeup(World *world, Task *task, Value awaited);
bool loop_call_done(World *world, Value loop, Value function, Value future, Value context);
bool loop_ready_take(World *world, EventLoop *loop, Ready entry);

Value raise_invalid_state(World *world, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The label of a ready entry, and the id that goes with it (task, future or timer).
HandleLabel ready_label(World *world, const Ready *entry);
uint32_t ready_subject(const Ready *entry);
// Tells of READY, HANDLE_BEGIN or HANDLE_END of an entry.
void ready_report(World *world, EventKind kind, const Ready *entry);

// run.c: what run_forever() does, for the method table.
Value loop_run_forever(World *world, Value self, const Value *args, int nargs, Value kwnames);
// The same within a handle of the running loop, until a future (or None) is done.
Value loop_run_nested(World *world, Value self, const Value *args, int nargs, Value kwnames);
// A step of a task outside a loop's frame, for loops that call it as a callback: PUSHED or the like.
Value task_step(World *world, Task *task, Value error);
// What a wakeup by `awaited` throws into the task: ABSENT with nothing raised for a result.
bool awaited_error(World *world, Value awaited, Value *error);

#endif

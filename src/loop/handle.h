// handle.h - asyncio.Handle and TimerHandle: what call_soon, call_later and call_at give back.
#ifndef LOOPCHEF_LOOP_HANDLE_H
#define LOOPCHEF_LOOP_HANDLE_H

#include "loop/state.h"

typedef struct Handle {
    Obj head;                // kind T_HANDLE or T_TIMER_HANDLE
    Value callback;          // ABSENT when cancelled
    Value args;              // a tuple; ABSENT when cancelled
    Value loop;
    Value context;           // loop/context.h
    Value created;           // debug mode: where it was made (describe_here); else ABSENT
    Value shown;             // debug mode, cancelled: its repr; else ABSENT
    bool cancelled;
} Handle;

typedef struct TimerHandle {
    Handle handle;
    Value when;              // as given: a float, usually
    uint32_t timer;          // its id
    bool scheduled;          // it is among the loop's timers
} TimerHandle;

static inline Handle *value_handle(Value v) { return (Handle *)value_obj(v); }

extern const TypeOps ops_HANDLE, ops_TIMER_HANDLE;

// All kept. `context` ABSENT or None: a copy of the running one. `when`: of a TimerHandle; ABSENT: a plain Handle.
Value handle_new(World *world, Value loop, Value callback, Value args, Value context, Value when);
void handle_cancel(World *world, Handle *handle);

#endif

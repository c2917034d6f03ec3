// describe.h - things of the loop in words: reprs as CPython's, labels of the trace, what a task waits for.
#ifndef LOOPCHEF_LOOP_DESCRIBE_H
#define LOOPCHEF_LOOP_DESCRIBE_H

#include "base/buf.h"
#include "event/event.h"
#include "loop/ready.h"
#include "loop/state.h"

enum { DESCRIBE_ROOM = 80 };  // bytes that most descriptions for people fit in (BUF_ON)

// repr() of each. New strs.
Value describe_future(World *world, Value v);
Value describe_task(World *world, Value v);
Value describe_handle(World *world, Value v);

// The label of a handle that calls `callback`: LABEL_CALLBACK unless pylib marked the function.
HandleLabel describe_label(World *world, Value callback);
// Is it a task's step or wakeup as a callable (which task: the function's self), as foreign loops are given it?
bool describe_is_step(Value callback, HandleLabel *label);
// A callable's name as the trace has it: __name__, inside a functools.partial if it is one.
void describe_name_to(World *world, Value callback, Buf *out);
// The callback's name of a ready entry with LABEL_CALLBACK; nothing for others.
void describe_entry_to(World *world, const Ready *entry, Buf *out);
// `gather.<locals>._done_callback() at /usr/lib/...`, as in reprs and messages.
void describe_callback_to(World *world, Value callback, Buf *out);

// Objects for those who ask: the callable behind a future's callback (a task's `task_wakeup`), a step as a callable, the
// Handle that a ready entry stands for. New references.
Value describe_callback_object(World *world, Value function);
Value describe_step_object(World *world, Value task);
Value describe_entry_object(World *world, Value loop, const Ready *entry);

// A coroutine's call for people: fetch("API A"), sleep(1).
void describe_call_to(World *world, Value coro, Buf *out);
// What a waiting task waits for, for people: sleep(3), gather(3), Lock.acquire, Task-2.
AwaitKind describe_wait_to(World *world, Task *task, Buf *out);
// Sends TASK_WAITS for a task that has just suspended.
void describe_waiting(World *world, Task *task);
// The library's function that the scenario called last, seen from `frame` (its code is running): "Thread.join".
void describe_library_call_to(World *world, const Frame *frame, Buf *out);

// (path, line, stack as text) of the scenario's current line: where something is made, for debug mode.
Value describe_here(World *world);

#endif

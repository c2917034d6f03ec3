// context.h - contextvars: values that belong to a task rather than to a thread.
//
// What a context holds is an immutable tuple (variable, value, variable, value...), so a copy costs a reference. Wherever
// C keeps "a context" for later (a task, a handle, a done-callback) it keeps one of three things: a Context object, a
// bare *snapshot* (such a tuple, nobody has asked for the object yet), or ABSENT (an empty snapshot). Thread.context is
// the same. Most programs use no context variables and pay nothing.
#ifndef LOOPCHEF_LOOP_CONTEXT_H
#define LOOPCHEF_LOOP_CONTEXT_H

#include "loop/state.h"

extern const TypeOps ops_CONTEXT, ops_CONTEXT_VAR, ops_CONTEXT_TOKEN;

// What copy_context() copies: a snapshot of the running thread's context. A new reference, or ABSENT for an empty one
// (nothing is raised).
Value context_snapshot(World *world);

// The Context object that stands for `context`: itself if it is one. A new reference; ABSENT raised.
Value context_object(World *world, Value context);

// Makes `context` (kept) the running thread's; `*before` gets what was there (owned by the caller) until context_leave. False:
// RuntimeError "cannot enter context: ... is already entered".
bool context_enter(World *world, Value context, Value *before);
// Puts `before` (taken) back. The result is the context that was left, which a task keeps: a new reference.
Value context_leave(World *world, Value before_take);

// Fills the module `_contextvars`.
bool context_set_up_module(World *world, Dict *dict);

#endif

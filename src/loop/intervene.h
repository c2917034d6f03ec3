// intervene.h - what a user does to a running program from outside: the world's side of what-if.
//
// All three say in `problem` why they cannot be done, and change nothing then. A task is meant by its name (Task-3), by what
// it runs (fetch("API B"), or fetch), or by a string it was given (API B).
#ifndef LOOPCHEF_LOOP_INTERVENE_H
#define LOOPCHEF_LOOP_INTERVENE_H

#include "base/buf.h"
#include "vm/world.h"

// Does a user mean this task by `what`?
bool intervene_means(const char *name, const char *label, const char *what);

// task.cancel().
bool intervene_cancel(World *world, const char *who, Buf *problem);

// What the task waits for fails with the exception (an instance or a class; borrowed): it is raised at its await. Only this task's
// await: a future, task or gather that it waits for goes on, and wakes whoever else awaits it. A ready task's next step
// raises it. Refused: a running task, one that is about to be cancelled, one that awaits what is no Future.
bool intervene_fail(World *world, const char *who, Value exception, Buf *problem);

// The sleep that it is in lasts `delay` virtual ns altogether, from its beginning: its timer is cancelled and another set. If
// it is in none now, its next one does, and `problem` says so; `who` may be a task that does not exist yet, or a URL with
// stars, of requests that are to begin (loop/delays.h). Refused: a sleep that has lasted longer, or whose timer has fired.
bool intervene_delay(World *world, const char *who, int64_t delay, Buf *problem);

#endif

// delays.h - sleeps that are to last as long as the user says, before they have begun.
//
// A rule is about one task, or about the first one to be made that the user's words mean. It is used up by the first sleep
// that the task begins (sleep(0) only gives way, and is none). Or it is about a URL: then all requests that begin
// from now on take so long. Rules live in the arena, so checkpoints hold them.
#ifndef LOOPCHEF_LOOP_DELAYS_H
#define LOOPCHEF_LOOP_DELAYS_H

#include "loop/task.h"

typedef struct DelayRule {
    struct DelayRule *next;  // in the order in which they were made
    int64_t delay;           // virtual ns
    uint32_t task;           // id; 0: none is known yet
    uint32_t size;           // of `who` with its NUL
    char who[];              // as intervene_means takes it; or a URL, with stars
} DelayRule;

// A task (0: the next one that is made and meant by `who`) has its next sleep last `delay`; in place of what was said before
// for the same. False: MemoryError raised.
bool delays_add(World *world, const char *who, uint32_t task, int64_t delay);

// A task was made: the rules that mean it are its own from now on.
void delays_note_task(World *world, const Task *task);

// Is it a URL, not a task?
bool delays_is_url(const char *who);

// Does a rule say how long a request to this URL takes (*delay)?
bool delays_find_url(World *world, const char *url, int64_t *delay);

// The running task begins a sleep: does a rule say how long (*delay)? It is used up.
bool delays_take(World *world, int64_t *delay);

#endif

// chain.h - the chain of causes: who put a handle in the ready queue, and what had let that one run, and so on back.
//
// A Link is about one handle: where it joined the ready queue, in which handle that happened (or by which timer, and in
// which handle that was set), and, if it wakes a task, what the task was waiting for. The next link is about the
// handle in which that happened. All of it is read from the log, from the end backwards.
#ifndef LOOPCHEF_SESSION_CHAIN_H
#define LOOPCHEF_SESSION_CHAIN_H

#include "session/session.h"

enum { CHAIN_LINKS = 12 };

// An event that was found, and how many came before it. kind 0 (RUN_BEGIN): none. The text lasts as long as the chain.
typedef struct Found {
    Event event;
    uint64_t before;
    char text[120];
} Found;

typedef struct Link {
    Found ready;       // READY: of the handle that this is about
    Cause cause;       // as the watch has it: what kind of cause
    Found timer;       // TIMER_SET, if a timer put it there
    Found waits;       // TASK_WAITS of the task that it wakes, if it waited
    Found done;        // TASK_DONE of who ended, if that put it there
    Found within;      // HANDLE_BEGIN of the handle in which that happened; none: in the main program, a thread, or the loop
} Link;

typedef struct Chain {
    Link links[CHAIN_LINKS];
    uint32_t count;
    bool more;         // it goes on
} Chain;

// From the handle of that id backwards. No links: the handle is not known.
void chain_of_handle(Chain *chain, Session *session, uint32_t handle);

// What a task waits for since when (TASK_WAITS), how it ended (TASK_DONE). False: it does not, or has not.
bool chain_find_wait(Session *session, uint32_t task, Found *found);
bool chain_find_end(Session *session, uint32_t task, Found *found);

// The id of a task that has that name, label or string argument, alive or not; 0: none.
uint32_t chain_find_task(Session *session, const char *name);

#endif

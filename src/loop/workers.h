// workers.h - the program's threads: simulated ones, of which one runs at a time until it waits.
//
// Every blocking call ends here: `workers_block` notes what the running thread waits for and gives BLOCKED, which ends its vm_run;
// machine.c then lets `workers_choose` say who goes on. That is the first to have begun to wait among those whose wait is over, the
// main thread last; when there is none, the clock moves to the next deadline. Without one nothing can ever move again: a
// deadlock. pylib's threading, queue and concurrent.futures are made of the locks below, as CPython's are.
#ifndef LOOPCHEF_LOOP_WORKERS_H
#define LOOPCHEF_LOOP_WORKERS_H

#include "loop/state.h"

typedef struct ThreadObject {  // T_THREAD_HANDLE: _thread._ThreadHandle, and what else belongs to a thread
    Obj head;
    Thread *thread;            // NULL: not started, or it has ended
    Value running_loop;        // ABSENT: none
    Value blocked_in;          // a str for BLOCK_END: "time.sleep(3)"; ABSENT: nothing that is shown
    int64_t blocked_since;     // virtual ns
    uint32_t id;               // of the thread; 0: main, or not started
    bool started, done, daemon;
    uint32_t muted;            // LoopState.muted while the thread is not the running one
    bool let_go;               // it waits for nothing but its turn: it had to let go of the interpreter lock
    bool process;              // a worker of a process pool: computes beside the others
} ThreadObject;

typedef struct ThreadLock {    // T_THREAD_LOCK: _thread.lock
    Obj head;
    bool locked;
} ThreadLock;

extern const TypeOps ops_THREAD_LOCK, ops_THREAD_HANDLE;

static inline ThreadObject *thread_object(const Thread *thread) { return (ThreadObject *)value_obj(thread->object); }
// What threading.get_ident() says.
static inline int64_t thread_ident(const Thread *thread) { return INT64_C(140000000000000) + INT64_C(8392704) * thread->id; }

// Gives the main thread its object. False: raised.
bool workers_set_up(World *world);

// Nobody but the running thread is there.
static inline bool workers_alone(World *world) { return !world->threads->next; }

// The running thread waits from now on: for `waits_for` (a lock, a thread's object, a loop; NULL: nothing) or until `deadline`
// (CLOCK_NEVER: no deadline). `text` (borrowed) is what it blocks in, for people; NULL: found by itself; "": it is not shown.
// BLOCKED, always; it goes on with True or False for a lock, else None.
Value workers_block(World *world, Obj *waits_for, int64_t deadline, const char *text);

typedef enum Chosen { CHOSEN, CHOSEN_STOP, CHOSEN_DEADLOCK } Chosen;

// Makes the thread that goes on next the running one, its result in place. CHOSEN_STOP: the run stops here (call again
// afterwards). CHOSEN_DEADLOCK: the main thread is the running one, to have SystemExit raised in it.
Chosen workers_choose(World *world);

// Can a thread that waits go on now, other than the running one?
bool workers_another_can_go(World *world);

// The earliest time after now at which something happens by itself: a waiting thread's deadline, a timer of the running loop.
int64_t workers_next_deadline(World *world);

// The running thread's function is over: it goes.
void workers_thread_ended(World *world);

// Fills the module `_thread`.
bool workers_set_up_module(World *world, Dict *dict);

#endif

// state.h - the loop layer's part of the world: clock, counters, the set of tasks, what pylib lends to C.
//
// One LoopState hangs off world->loop_state, in the arena like everything that a run can change. Ids count from 1, each
// kind by itself, over the whole program, whatever number of loops it makes. `helpers` are functions and classes that
// asyncio's upper half (src/pylib/asyncio) hands down when it is imported; they are ABSENT before.
#ifndef LOOPCHEF_LOOP_STATE_H
#define LOOPCHEF_LOOP_STATE_H

#include "event/event.h"
#include "vm/frame.h"

typedef struct Task Task;
typedef struct EventLoop EventLoop;
typedef struct DelayRule DelayRule;

// What pylib hands down: HELPER(NAME, "what it is").
#define HELPER_LIST(HELPER)                                                            \
    HELPER(InvalidStateError, "asyncio.InvalidStateError")                             \
    HELPER(Queue, "asyncio.Queue")                                                     \
    HELPER(queue_methods, "those of its methods that loop/queue.c stands for")         \
    HELPER(Event, "asyncio.Event")                                                     \
    HELPER(gather_done, "the code of gather()'s done-callback, from the first gather() on") \
    HELPER(get_event_loop, "the policy's loop, when none is running")                  \
    HELPER(drive, "a coroutine that awaits any other kind of coroutine for a task")    \
    HELPER(create_task, "loop.create_task() with a task factory")                      \
    HELPER(short_repr, "reprlib.repr")                                                 \
    HELPER(stack_of, "Task.get_stack")                                                 \
    HELPER(print_stack, "Task.print_stack")                                            \
    HELPER(lost_exception, "a future that nobody asked for its exception is gone")     \
    HELPER(lost_task, "a pending task is gone")                                        \
    HELPER(callback_failed, "a callback raised")                                       \
    HELPER(slow, "debug mode: a handle took long")

typedef enum Helper {
#define HELPER(NAME, about) HELPER_##NAME,
    HELPER_LIST(HELPER)
#undef HELPER
    HELPER_COUNT
} Helper;

// The program's life, in order; machine.c drives it.
typedef enum Phase {
    PHASE_MODULE,     // __main__ runs
    PHASE_SERVE,      // a web app that it made is served the requests of the header, if it ran no loop itself
    PHASE_THREADS,    // waits for threads and pool jobs that are no daemons
    PHASE_ATEXIT,     // atexit functions
    PHASE_TEARDOWN,   // modules go, and with them what they held
    PHASE_ENDED,
} Phase;

#define CPUS 4               // of the simulated machine

typedef struct LoopState {
    int64_t now;             // virtual ns since the run began
    uint32_t clock_reads;    // by the program, since the clock last moved
    uint32_t muted;          // > 0: the running thread is in the clean-up of asyncio.run(), which nobody is told of

    // last ones given out
    uint32_t task_names;     // the N of Task-N
    uint32_t tasks, futures, timers, handles, loops, iterations, threads, jobs;
    uint64_t waits;          // begun by threads, in order

    Task *first_task, *last_task;  // all that are scheduled and alive, in order of creation; borrowed
    DelayRule *delays;       // what the user wants of sleeps that have not begun (loop/delays.h); NULL: nothing
    EventLoop *loop;         // the one the running thread runs; NULL: none. Borrowed
    int64_t lock_since;      // virtual ns: when the running thread got the interpreter lock
    uint64_t counted_to;     // operations of the world that are in a thread's count
    int64_t cpu_free_at[CPUS];  // virtual ns: when each has done what processes have given it
    uint32_t living;         // threads that the program's end waits for

    Value helpers[HELPER_COUNT];
    uint32_t gather_cells;   // of gather()'s done-callback: where its variables are in the closure, four bits each (loop/gather.c)
    uint32_t queue_version;  // of the class Queue when its methods were last found to be pylib's

    // machine.c
    uint8_t phase;           // Phase
    bool begun;              // the program has been started
    bool deadlocked;         // the verdict was given
    bool until_reached;
    bool failed;             // an exception left __main__
    int exit_status;
    Value main_dict;         // the namespace of __main__, until it is torn down
} LoopState;

static inline LoopState *loop_state(World *world) { return world->loop_state; }

// Borrowed; raises RuntimeError if asyncio is not imported (which cannot be).
Value helper_borrowed(World *world, Helper helper);

#endif

// inspect.h - the machine as it stands, read by those who draw it: nothing here changes the world, not even its heap.
//
// What runs, what is ready, which timers are set, which tasks wait for what, in the order in which the loop will get
// to them. All pointers are borrowed and hold until the world runs on. Names of tasks come as text into a Buf, since
// a Task-N has no str before somebody asks for one.
#ifndef LOOPCHEF_LOOP_INSPECT_H
#define LOOPCHEF_LOOP_INSPECT_H

#include "base/buf.h"
#include "loop/loop.h"

// The loop that runs, in whatever thread; NULL: none.
const EventLoop *inspect_loop(World *world);

// The ready queue, first in, first out. A handle at which the run stopped is still its head.
typedef struct InspectedEntry {
    HandleLabel label;
    uint32_t handle;        // its id
    const Task *task;       // whose step or wakeup it is, or who sleeps; NULL: nobody
    const Ready *entry;
} InspectedEntry;
uint32_t inspect_ready_count(World *world);
InspectedEntry inspect_ready(World *world, uint32_t index);

// The earliest timers that are set, at most `room`, in the order in which they fire; gives how many there are.
typedef struct InspectedTimer {
    int64_t when;           // virtual ns
    uint64_t order;
    HandleLabel label;
    const Task *task;       // who sleeps; NULL: nobody
    Value callback;         // borrowed; ABSENT for a sleep
} InspectedTimer;
uint32_t inspect_timers(World *world, InspectedTimer *timers, uint32_t room);

// The worker threads that are alive, in order of creation: from NULL on, NULL behind the last.
const Thread *inspect_next_worker(World *world, const Thread *after);
// What it blocks in ("time.sleep(3)"; "": nothing that is shown), and until when (CLOCK_NEVER: until told).
const char *inspect_blocked_in(const Thread *worker, int64_t *until);

typedef enum TaskPlace { TASK_RUNNING, TASK_READY, TASK_WAITING, TASK_DONE } TaskPlace;

// The tasks that are alive, in order of creation; from NULL on, NULL behind the last.
const Task *inspect_next_task(World *world, const Task *after);
// The one of that id; NULL: none that is alive.
const Task *inspect_find_task(World *world, uint32_t id);

TaskPlace inspect_place(const Task *task);

// Its timer is set, and it waits for nothing else.
bool inspect_sleeps(const Task *task);

void inspect_add_name(const Task *task, Buf *out);                     // Task-3
void inspect_add_callback(World *world, Value callback, Buf *out);     // the name of a callable
void inspect_add_wait(World *world, const Task *task, Buf *out);       // gather 1/3, Task-2, sleep(3), Lock.acquire

// The frames of a task's coroutine, innermost first: calls `each` for everyone until it gives false. A sleep or
// future that it awaits is none.
void inspect_chain(World *world, const Task *task, bool (*each)(void *context, const Frame *frame), void *context);

#endif

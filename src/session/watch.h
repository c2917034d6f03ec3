// watch.h - what a prompt has to know of the past at each stop, kept up while the run goes on.
//
// A watch is a sink. It counts what movers count, knows every task's name and label, remembers of each handle what
// put it in the ready queue (its *cause*), and what was the last thing worth a word. It keeps
// the causes of the latest WATCH_HANDLES handles, so its size does not grow with the run but for the names.
#ifndef LOOPCHEF_SESSION_WATCH_H
#define LOOPCHEF_SESSION_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "event/sink.h"
#include "session/names.h"

enum { WATCH_HANDLES = 1 << 14, WATCH_TIMERS = 1 << 14 };

typedef enum CauseKind {
    CAUSE_UNKNOWN,
    CAUSE_CREATED,    // the task was made; its first step
    CAUSE_YIELD,      // it gave way: sleep(0)
    CAUSE_TIMER,      // its timer is due
    CAUSE_SLEPT,      // the timer gave the sleeping task's future its result
    CAUSE_DONE,       // `task` ended, and this one awaited it or was to be told
    CAUSE_CANCEL,     // `task` (0: not a task) asked for its cancellation
    CAUSE_CALLBACK,   // the callback `label` ended what it waited for
    CAUSE_THREAD,     // a worker thread's result
    CAUSE_CODE,       // code of `task` (0: not a task) did something for which it waited
} CauseKind;

typedef struct Cause {
    uint32_t handle;   // id; what this slot is about
    uint16_t kind;     // CauseKind
    uint16_t label;    // HandleLabel of CAUSE_CALLBACK
    uint32_t task;     // who did it
    uint32_t line;     // where; 0: unknown
    int64_t time;      // virtual ns when it joined the queue
    int64_t since;     // when the timer was set
} Cause;

typedef struct WatchedTimer {
    uint64_t id;
    int64_t set;       // virtual ns
} WatchedTimer;

enum { WATCH_NAMES, WATCH_LABELS, WATCH_THREADS, WATCH_JOBS, WATCH_TABLES };

typedef struct Watch {
    uint64_t counts[EVENT_KIND_COUNT];  // events so far, by kind
    Event handle;                       // HANDLE_BEGIN of the handle that runs; kind 0 (RUN_BEGIN): none
    Event news;                         // the last thing worth a word at its step; kind 0: nothing
    char news_text[120];                // its text, cut
    uint32_t created, yielded, done, cancelled, fired;  // the latest of each: task, task, task, task, handle id
    Cause causes[WATCH_HANDLES];        // by handle id modulo WATCH_HANDLES
    WatchedTimer timers[WATCH_TIMERS];  // by timer id modulo WATCH_TIMERS
    NameTable tables[WATCH_TABLES];     // texts by id: of tasks "Task-2" and "fetch(\"API A\")", of threads "asyncio_0" and what it does
} Watch;

// Up to here a watch is plain data that can be copied and put back.
#define WATCH_STATE_SIZE offsetof(Watch, tables)

Watch *watch_new(void);
void watch_free(Watch *watch);
Sink watch_sink(Watch *watch);

// The task whose step or wakeup runs, or is about to; 0: none.
uint32_t watch_running_task(const Watch *watch);

// What happened last on the way to the line that is the `steps`th, if it is worth a word; NULL: nothing.
const Event *watch_news(const Watch *watch, uint64_t steps);

// Why a handle is in the ready queue; NULL: not known any more.
const Cause *watch_cause(const Watch *watch, uint32_t handle);

#endif

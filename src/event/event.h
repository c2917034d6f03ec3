// event.h - one thing that happened, as plain data. See event_list.h for what the fields mean by kind.
#ifndef LOOPCHEF_EVENT_EVENT_H
#define LOOPCHEF_EVENT_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "event/event_list.h"

typedef enum EventKind {
#define EVENT(NAME, about) EVENT_##NAME,
    EVENT_LIST(EVENT)
#undef EVENT
    EVENT_KIND_COUNT
} EventKind;

typedef enum ClockReason { CLOCK_IDLE, CLOCK_BLOCKED, CLOCK_COMPUTED, CLOCK_SPUN } ClockReason;

// What a handle is (the labels of the trace).
typedef enum HandleLabel {
    LABEL_STEP, LABEL_WAKEUP, LABEL_SET_RESULT, LABEL_STOP, LABEL_GATHER, LABEL_TASKGROUP, LABEL_WAIT,
    LABEL_TIMEOUT, LABEL_SHIELD, LABEL_AS_COMPLETED, LABEL_EXECUTOR, LABEL_CALLBACK
} HandleLabel;

// Is such a handle a task's, its step or its wakeup?
static inline bool label_is_of_task(int64_t label) { return label == LABEL_STEP || label == LABEL_WAKEUP; }

typedef enum AwaitKind {
    AWAIT_FUTURE, AWAIT_TASK, AWAIT_SLEEP, AWAIT_YIELD, AWAIT_GATHER, AWAIT_LOCK, AWAIT_QUEUE, AWAIT_EVENT,
    AWAIT_EXECUTOR, AWAIT_OTHER
} AwaitKind;

// Without gaps: who keeps one keeps the same bytes in each run.
typedef struct Event {
    uint32_t kind;       // EventKind
    uint32_t line;       // of the scenario's innermost frame; 0: none
    uint32_t task;       // id of the running task; 0: none
    uint32_t thread;     // 0: the main thread
    uint32_t iteration;  // of the loop, over the whole program
    uint32_t unused;     // 0
    int64_t time;        // virtual ns
    uint64_t step;       // scenario lines so far
    int64_t a, b, c;
    const char *text;    // borrowed; NULL: none
} Event;

// Is it a position of its own? The others happen at the position before them. (Lines are positions, too, but no events.)
static inline bool event_is_position(EventKind kind) {
    return kind == EVENT_ITERATION || kind == EVENT_HANDLE_BEGIN || kind == EVENT_CLOCK;
}

#endif

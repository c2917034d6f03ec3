// story.h - who did what when: a fold over the log that makes lanes of states.
//
// One lane for the loop, one a task, one for each worker thread, and one for the main thread if it spent time outside
// of any loop. A lane is a row of stretches, each lasting until the next begins; both ends are known in virtual time
// and in steps. Besides lanes the story sums up what the picture's notes say: what held the loop, what each task
// waited for, how long it would have taken one after another. It keeps the first `lanes` lanes and of a lane at most
// STRETCH_LIMIT stretches (then neighbours are merged), so its size is bounded whatever the run; the rest is counted.
#ifndef LOOPCHEF_SESSION_STORY_H
#define LOOPCHEF_SESSION_STORY_H

#include "session/log.h"
#include "session/state_list.h"

typedef enum LaneState {
#define STATE(NAME, word, letter, about) LANE_##NAME,
    STATE_LIST(STATE)
#undef STATE
    LANE_STATE_COUNT
} LaneState;

typedef enum LaneKind { LANE_OF_LOOP, LANE_OF_MAIN, LANE_OF_TASK, LANE_OF_THREAD } LaneKind;

enum { STRETCH_LIMIT = 8192, WAIT_LIMIT = 8, CAUSE_LIMIT = 32 };

typedef struct Stretch {
    int64_t time;   // when it begins, in virtual ns
    uint64_t step;  // and after how many lines of the scenario
    uint8_t state;  // LaneState
    bool ran;       // of merged ones: it was running in between
} Stretch;

// Something that a lane waited for, or was held by; the same thing again is added to it.
typedef struct Wait {
    char *text;       // "sleep(3)", "time.sleep(3)"
    uint8_t kind;     // AwaitKind, of a task's
    uint32_t line;    // of what held: where; 0: unknown
    uint32_t count;   // how often
    int64_t total;    // ns
} Wait;

typedef struct Lane {
    LaneKind kind;
    uint32_t id;              // of the task or thread
    char *name;               // "Task-2", "asyncio_0"
    char *label;              // for people: `Task-2 fetch("API A")`
    LaneState state;          // the last one
    Stretch *stretches;
    uint32_t count, room;
    uint32_t stride;          // how many changes make one stretch: 1 unless there are many
    uint32_t merged;          // and how many the last one has
    Wait waits[WAIT_LIMIT];
    uint32_t wait_count;
    bool more_waits;          // there were others
    Wait *waiting;            // the one it is in now; NULL: none
    int64_t since;            // when its present state began
    int64_t ready_at, ran_at; // its longest time in READY; equal: it was never kept from running
    char *failure;            // "ValueError: bad"; NULL: it did not fail
} Lane;

typedef struct Story {
    Lane *lanes;
    uint32_t lane_count, lane_limit;
    uint32_t more;            // lanes that were not kept
    int64_t end;              // virtual ns
    uint64_t steps;
    bool has_loop;
    int64_t loop_time;        // ns that a loop was running
    int64_t held;             // ns of it in which a handle held it
    Wait causes[CAUSE_LIMIT]; // what held it, in order of appearance
    uint32_t cause_count;
    int64_t own;              // ns that all the tasks' timers, requests and jobs took together
    bool other_waits;         // somebody waited for something else than these
    bool ended;               // the program's end is in the log
    int exit;                 // its status
    char *ending;             // the deadlock's verdict or the limit; NULL: neither
} Story;

// Folds the log. At most `lanes` lanes are kept. Freed with story_free.
Story *story_new(const Log *log, uint32_t lanes);
void story_free(Story *story);

// The state of a lane when everything up to (and at) this time was done.
LaneState lane_state_at(const Lane *lane, int64_t time);

// "running", "waiting"; "" for LANE_ABSENT.
const char *lane_state_word(LaneState state);

#endif

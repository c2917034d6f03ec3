// session.h - a run of a scenario, as every front end has it: open it, let it go to a position, look at it.
//
// A session owns the world in which the scenario runs and, if asked for, the log of what happened and a watch for the
// prompt. It is moved by positions (vm/world.h) and stops at both ends. Its front end says where the program's output
// goes. Nothing is global: two sessions can be open at once.
//
//     Session *session = session_open(&scenario, &options, &message);
//     session_run(session, UINT64_MAX);
//     Story *story = story_new(session_log(session), 50);
#ifndef LOOPCHEF_SESSION_SESSION_H
#define LOOPCHEF_SESSION_SESSION_H

#include "loop/machine.h"
#include "session/log.h"
#include "session/scenario.h"
#include "session/watch.h"

typedef struct Session Session;

typedef struct SessionOptions {
    Limits limits;
    uint64_t seed;               // what `random` begins with
    bool record;                 // keep a log
    size_t log_limit;            // bytes; 0: none
    bool watch;                  // keep a watch
    Sink also;                   // somebody else who listens; send NULL: nobody
    void (*write)(void *context, int fd, const char *bytes, size_t size);
    void *write_context;
    char **args;                 // the program's own
    int arg_count;
    volatile int *interrupt;     // Host.interrupt
} SessionOptions;

// Where a run stands.
typedef enum SessionState {
    SESSION_STOPPED,      // at a position: it can go on
    SESSION_INTERRUPTED,  // likewise, because Host.interrupt was set
    SESSION_ENDED,        // the program is over
    SESSION_UNTIL,        // --until was reached
    SESSION_LIMIT,        // a limit was
    SESSION_REFUSED,      // something that is not simulated was met
} SessionState;

// A session before the first line. NULL and `message` (for stderr; the exit status is 3) if the scenario is refused
// or there is no memory. The scenario must outlive it.
Session *session_open(Scenario *scenario, const SessionOptions *options, Buf *message);
void session_close(Session *session);

// Goes on until world->position is `position` (UINT64_MAX: to the end).
SessionState session_run(Session *session, uint64_t position);

// How far one mover takes one: to the next ... at which a line, handle, iteration is about to run or the clock has
// moved.
typedef enum Grain { GRAIN_LINE, GRAIN_HANDLE, GRAIN_ITERATION, GRAIN_CLOCK, GRAIN_END } Grain;

// Moves forward `count` times.
SessionState session_move(Session *session, Grain grain, uint64_t count);

SessionState session_state(const Session *session);
static inline bool session_is_over(SessionState state) { return state > SESSION_INTERRUPTED; }
World *session_world(Session *session);
Scenario *session_scenario(Session *session);
const Log *session_log(const Session *session);   // NULL: not kept
Watch *session_watch(Session *session);           // NULL: not kept
int session_exit_status(Session *session);        // of a run that is over, or was interrupted

// What stderr has to say of how it ended: the limit and how to raise it, the refusal with its place, that it was
// interrupted. Nothing for a program that came to its end.
void session_verdict(Session *session, Buf *out);

#endif

// session.h - a run of a scenario, as every front end has it: open it, let it go to a position, look at it.
//
// A session owns the world in which the scenario runs and, if asked for, the log of what happened and a watch for the
// prompt. It is moved by positions (vm/world.h) and stops at both ends; the end of a run is a position of its own, behind
// the last one. A session that *travels* keeps checkpoints and goes back as well: it restores the nearest checkpoint at
// or before the position and runs forward again, quietly, while the log checks that the same things happen. All that looks
// at a session sees only what has happened by now. Its front end says where the program's output goes. Nothing is
// global: two sessions can be open at once.
//
//     Session *session = session_open(&scenario, &options, &message);
//     session_move(session, GRAIN_CLOCK, 1, FORWARD);
//     session_move(session, GRAIN_LINE, 3, BACK);
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
    bool travel;                 // keep checkpoints; it records and watches, then
    size_t checkpoint_limit;     // bytes of these; 0: CHECKPOINT_LIMIT
    Sink also;                   // somebody else who listens; send NULL: nobody
    void (*write)(void *context, int fd, const char *bytes, size_t size);
    void *write_context;
    char **args;                 // the program's own
    int arg_count;
    volatile int *interrupt;     // Host.interrupt
    void (*progress)(void *context, double part);  // a move takes long: how much of it is done (0 to 1; below 0: unknown). May be NULL
    void *progress_context;
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

// Goes on until world->position is `position`, or the first place behind where it can stop (UINT64_MAX: to the end).
SessionState session_run(Session *session, uint64_t position);

// ---- Moving (of a session that travels)

// How far one mover takes one. Forward to where the next such thing is about to happen, back to where the last one was:
// a line, a line of the same task and frame (over its awaits and calls), a handle, an iteration, a move of the clock;
// until the current function has returned, or back to where it was entered; to a breakpoint.
typedef enum Grain {
    GRAIN_LINE, GRAIN_NEXT, GRAIN_FINISH, GRAIN_HANDLE, GRAIN_ITERATION, GRAIN_CLOCK, GRAIN_BREAK
} Grain;
typedef enum Direction { FORWARD, BACK } Direction;

// Why a move has ended.
typedef enum HaltReason {
    HALT_REACHED,      // it is where it was to go
    HALT_START,        // there is nothing before
    HALT_END,          // the run is over
    HALT_BREAK,        // breakpoint `number` holds
    HALT_INTERRUPTED,  // the user wants to stop
} HaltReason;

typedef struct Halt {
    HaltReason reason;
    int number;
} Halt;

// Moves `count` times (of a GRAIN_BREAK: past so many stops), or as far as it goes.
Halt session_move(Session *session, Grain grain, uint64_t count, Direction direction);

Halt session_goto(Session *session, uint64_t position);   // either way; UINT64_MAX: the end
Halt session_goto_step(Session *session, uint64_t step);  // where the line that is the `step`th is about to run
Halt session_goto_time(Session *session, int64_t time);   // where the clock is first at or past `time`, in virtual ns

uint64_t session_position(const Session *session);
bool session_is_at_start(const Session *session);
size_t session_checkpoint_bytes(const Session *session);
bool session_replays_from_start(const Session *session);  // the world is too large for checkpoints
bool session_is_true(const Session *session);             // every replay so far has repeated what was logged

// What a run changes, as one number: the same at the same position, however it was reached. For tests: it reads all of
// the world's memory.
uint64_t session_digest(Session *session);

// From now on, at every position the run is copied, spoilt and put back: a debug switch.
void session_shake(Session *session);

SessionState session_state(const Session *session);
static inline bool session_is_over(SessionState state) { return state > SESSION_INTERRUPTED; }
World *session_world(Session *session);
Scenario *session_scenario(Session *session);
const SessionOptions *session_options(const Session *session);  // as it was opened
const Log *session_log(const Session *session);   // NULL: not kept
Watch *session_watch(Session *session);           // NULL: not kept
int session_exit_status(Session *session);        // of a run that is over, or was interrupted

// What stderr has to say of how it ended: the limit and how to raise it, the refusal with its place, that it was
// interrupted. Nothing for a program that came to its end.
void session_verdict(Session *session, Buf *out);

#endif

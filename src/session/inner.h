// inner.h - what a session is inside; only session/ itself includes this.
//
// `position` moves in three ways: run_on (forward, in slices between checkpoints), travel_to (anywhere) and the seekers of
// seek.h (to where something holds). All three keep these true: the log's mark, the watch and the world are of the same
// position; every intervention at or before it is applied; `state` says how the run stands there.
#ifndef LOOPCHEF_SESSION_INNER_H
#define LOOPCHEF_SESSION_INNER_H

#include "loop/network.h"
#include "session/breaks.h"
#include "session/checkpoint.h"
#include "session/evaluate.h"
#include "session/marks.h"
#include "session/session.h"
#include "session/whatif.h"

enum { SINKS = 4 };

struct Session {
    Scenario *scenario;
    Host host;
    SessionOptions options;        // as it was opened, with arguments of its own
    World *world;
    SessionState state;
    Log *log;
    Watch *watch;
    Sink sinks[SINKS];             // all who listen
    int sink_count;
    const char **inputs;           // of the directives
    NetworkRule *rules;            // likewise
    NetworkRequest *requests;
    NetworkCommand *commands;
    Network network;

    // what the front end gave
    void (*write)(void *context, int fd, const char *bytes, size_t size);
    void *write_context;
    void (*progress)(void *context, double part);
    void *progress_context;
    int64_t hurried_since;         // when the present move began, ns of the host's clock; 0: nobody waits

    // time travel
    bool travels, shaken;
    bool quiet;                    // what is printed was printed before
    Buf *captured;                 // what is printed goes there; NULL: to the front end
    Checkpoints checkpoints;
    int64_t checked_at;            // ns of the host's clock when the run was last copied or put back
    Interventions interventions;
    Breaks breaks;
    Marks marks;
    Selection selected;
    Halt halt;                     // why the last move ended
};

// ---- session.c
Moment session_moment(Session *session);

// ---- travel.c
// Forward to `position` or the first place behind where the run can stop. Output is shown unless the session is quiet.
SessionState run_on(Session *session, uint64_t position);

// To `position`, or the first place behind where the run can stop; quiet when back. False: interrupted on the way.
bool travel_to(Session *session, uint64_t position);

// The scenario's clock is asked for nothing here: shows progress if the move takes long. False: the user wants to stop.
bool travel_goes_on(Session *session, double part);
void travel_begin(Session *session);

// The position of an event that is one (handle, iteration, clock), `count` of its kind before the run's; `subject`: its b must be
// that, 0: any. 0: there are not so many.
uint64_t travel_find_back(Session *session, EventKind kind, int64_t subject, uint64_t count);

// The first position at or behind which the clock shows `time`; UINT64_MAX: not in what is known.
uint64_t travel_find_time(Session *session, int64_t time);

// At the position of the run: nothing known lies behind it any more.
void travel_forget_future(Session *session);

#endif

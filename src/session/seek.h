// seek.h - to where something holds: forward from position to position, back by running stretches again.
//
// A Seeker says whether the run stands where one wants to be. Forward it is asked at each position (or, if it hangs on an
// event, only there), and breakpoints are minded on the way. Back, the stretch from the last checkpoint up to here is run
// again, quietly, and asked everywhere, then the stretch before that one.
#ifndef LOOPCHEF_SESSION_SEEK_H
#define LOOPCHEF_SESSION_SEEK_H

#include "session/session.h"

typedef struct Seeker {
    bool (*at)(void *context, Session *session);
    void *context;
    EventKind event;         // it can hold only where such an event is; RUN_BEGIN: anywhere
    // of the movers' own
    const Frame *frame;      // the innermost visible one where the move began
    uint32_t task, thread;   // whose it is
    int depth;               // visible frames of its task
    uint64_t counted;        // events of the kind so far
} Seeker;

// A seeker for a mover, from where the run stands.
void seeker_init(Seeker *seeker, Session *session, Grain grain, Direction direction);

// To the `count`th place, or a breakpoint, or the end; session->halt says if it was a breakpoint.
void seek_forward(Session *session, Seeker *seeker, uint64_t count);

// The position of the `count`th place back; 0: there are not so many. The run is left somewhere before; interrupted: anywhere.
uint64_t seek_back(Session *session, Seeker *seeker, uint64_t count);

// The frame that is at a line of the scenario now; NULL: the run stands in the loop or in the library.
const Frame *seek_line_frame(Session *session);
bool seek_is_first_line(const Frame *frame);   // of its function, at a line

#endif

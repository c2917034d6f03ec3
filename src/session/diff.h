// diff.h - what the user's interventions have made of a run: beside it, the same scenario without them.
//
// A second session of the same scenario, with the same options, runs as far as the first one has come: to its end if that is
// over, else to the same time on the clock and at least as many positions, handles and pieces of output. Then the two logs are read side by side: which handle ran when, in which
// iteration. Tasks are the same if their names and calls are, as ids shift when something is made in one run only. Where
// all that ran is the same, what was printed may differ.
//
//     Diff *diff = diff_new(session, &problem);
//     if (diff->kind == DIFF_HANDLE) ... diff->here.what, diff->there.what ...
//     Story *other = story_new(session_log(diff->twin), 50);
//     diff_free(diff);
#ifndef LOOPCHEF_SESSION_DIFF_H
#define LOOPCHEF_SESSION_DIFF_H

#include "session/session.h"

typedef enum DiffKind {
    DIFF_UNTOUCHED,   // there are no interventions
    DIFF_SAME,        // nothing differs so far
    DIFF_HANDLE,      // another handle ran, or at another time or in another iteration, or in one run none did any more
    DIFF_OUTPUT,      // the same handles ran, but something else was printed
} DiffKind;

// What ran, or was printed, in one of the two runs where they part.
typedef struct DiffSide {
    char *what;          // Task-3 fetch("API B"); NULL: nothing any more
    uint32_t iteration;
    int64_t time;        // virtual ns
    uint64_t step;       // lines before it
    uint64_t position;
} DiffSide;

typedef struct Diff {
    DiffKind kind;
    DiffSide here, there;  // there: without interventions
    Session *twin;         // the run without; NULL: UNTOUCHED
} Diff;

// NULL: the user does not want to wait, or there is no memory for a second world; `problem` says which.
Diff *diff_new(Session *session, Buf *problem);
void diff_free(Diff *diff);

#endif

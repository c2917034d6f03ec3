// whatif.h - what the user does to a run: cancel a task, let it fail, delay it, run a statement.
//
// An Intervention is part of the run from its position on: whenever the run comes there again, it is done again, so going
// back and forth is exact. Going back to before its position undoes it, and what was known of the future is forgotten. The
// log of a run with interventions can be compared with one without (a second session of the same scenario).
#ifndef LOOPCHEF_SESSION_WHATIF_H
#define LOOPCHEF_SESSION_WHATIF_H

#include "session/evaluate.h"
#include "session/session.h"

typedef enum InterventionKind { WHATIF_CANCEL, WHATIF_FAIL, WHATIF_DELAY, WHATIF_RUN, WHATIF_KIND_COUNT } InterventionKind;

typedef struct Intervention {
    InterventionKind kind;
    uint64_t position;
    uint64_t step;           // lines until then, for people
    int64_t time;            // virtual ns, for people
    char *target;            // whom: a task's name, label or "string argument", or a URL; of RUN: the statement
    char *exception;         // of FAIL: the expression that makes it
    Selection selected;      // whose names FAIL and RUN mean
    int64_t delay;           // of DELAY: ns that its wait lasts altogether
} Intervention;

typedef struct Interventions {
    Intervention **list;     // by position, in the order in which they were made
    uint32_t count, room;
    uint32_t applied;        // how many of them the run has had; goes back with it
} Interventions;

// The words of the kinds, as the commands have them: "cancel", "fail", "delay", "!".
const char *intervention_word(InterventionKind kind);

// As it was typed: delay API B 5.
void intervention_describe(const Intervention *one, Buf *out);

// Does it here and now, and keeps it. False: it cannot be done; `problem` says why and nothing has changed. Done, `problem` may
// have a remark: that it is the next sleep that is delayed.
bool session_intervene(Session *session, InterventionKind kind, const char *target, const char *exception, int64_t delay,
                       Buf *problem);
uint32_t session_intervention_count(const Session *session);
const Intervention *session_intervention(const Session *session, uint32_t index);

// ---- for session/
uint64_t interventions_next(const Interventions *interventions);     // position of the next one to be had; UINT64_MAX: none
void interventions_apply_next(Interventions *interventions, Session *session);
bool interventions_cut(Interventions *interventions, uint64_t position);   // forgets those at `position` and behind; true: there were some
void interventions_free(Interventions *interventions);

#endif

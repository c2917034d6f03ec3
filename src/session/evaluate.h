// evaluate.h - the program's own language, typed by the user at a stop.
//
// An expression is evaluated in the selected frame's names as the world stands, and leaves no trace: the world is copied
// before and put back afterwards (checkpoint_hold), so it may call anything, print, even raise. A statement is
// different: it is run for good, and is therefore an intervention (whatif.h). Names are looked up as in pdb: the frame's
// locals, then its globals, then builtins. `await` is refused, as nothing of the loop may run here.
#ifndef LOOPCHEF_SESSION_EVALUATE_H
#define LOOPCHEF_SESSION_EVALUATE_H

#include "session/session.h"

// Whose names are meant: a task's frame, `up` so many frames outward. All zero: where the run stands.
typedef struct Selection {
    uint32_t task;     // id; 0: what runs
    uint32_t up;       // visible frames outward from the innermost
} Selection;

// What a Value is for people.
typedef enum Evaluated { EVALUATED, EVALUATED_RAISED, EVALUATED_REFUSED } Evaluated;

// Its repr to `out`; what it prints comes before that. RAISED: `out` has the exception ("NameError: name 'x' is not defined").
// REFUSED: it is no expression, or cannot be evaluated here; `out` says why.
Evaluated evaluate_repr(Session *session, const char *expression, Buf *out);

// 1 true, 0 false, -1 raised or refused. Quiet.
int evaluate_truth(Session *session, const char *expression);

// Runs a statement for good, in the world as it stands. False: it raised, or is refused: `problem` says what.
bool execute_statement(Session *session, const char *statement, Buf *problem);

// The value of an expression, made for good: a new reference. ABSENT: it raised, or is refused.
Value execute_expression(Session *session, const char *expression, Buf *problem);

// Is it a well-formed expression? False: `problem` says what is wrong.
bool expression_check(const char *expression, Buf *problem);
bool statement_check(const char *statement, Buf *problem);

// The frame that is selected; NULL: none (the run stands in no code of the program, or the task has not begun).
const struct Frame *selected_frame(Session *session);

// The task of that name, label ("fetch(\"API B\")", "fetch") or string argument ("API B"); NULL: none that is alive.
const struct Task *session_find_task(Session *session, const char *name);

Selection session_selection(const Session *session);

// Selects `count` frames outward (negative: inward). False: there is no such frame; nothing changes.
bool select_up(Session *session, int count);

// Selects a task that session_find_task finds. False: none that is alive.
bool select_task(Session *session, const char *name);

// Calls `each` with every name that can be seen from the selected frame: locals and globals, or the builtins. Changes
// nothing.
void session_each_name(Session *session, bool builtins, void (*each)(void *context, const char *name), void *context);

#endif

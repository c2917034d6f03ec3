// act.h - commands that do something to a session: they move it, set its breakpoints and marks, change the run.
//
// It knows no terminal: what there is to say comes as text, and that the run stands elsewhere now (or the machine is
// another) is told, so that the front end draws it anew. Those that only look are view/ask.h's, `list`,
// `diff`, `save`, `load`, `set`, `help` and `quit` the front end's own.
//
//     Act act = command_act(session, &command);
//     if (act.kind == ACT_MOVED) ... draw the stop ...
//     act_free(&act);
#ifndef LOOPCHEF_COMMAND_ACT_H
#define LOOPCHEF_COMMAND_ACT_H

#include "command/command.h"
#include "session/session.h"

typedef enum ActKind {
    ACT_NOT_MINE,   // somebody else does this command
    ACT_DONE,       // `said` is all there is to show
    ACT_MOVED,      // the run stands elsewhere; `said` comes before the drawing
    ACT_CHANGED,    // the run stands where it was, but the machine has changed; likewise
    ACT_REFUSED,    // nothing has changed; `said` is why
} ActKind;

typedef struct Act {
    ActKind kind;
    Buf said;       // one or more lines without the last end of line, perhaps nothing
    Halt halt;      // of ACT_MOVED: why it stopped
} Act;

Act command_act(Session *session, const Command *command);
void act_free(Act *act);

// A task as people write it: without the quotes around it. Cuts `text`.
const char *act_task_name(char *text);

#endif

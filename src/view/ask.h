// ask.h - commands that only look at a session: where, info, print, up, down, task, output, timeline, why, explain.
#ifndef LOOPCHEF_VIEW_ASK_H
#define LOOPCHEF_VIEW_ASK_H

#include "command/command.h"
#include "session/session.h"
#include "view/canvas.h"

// What is to be shown. NULL: it cannot be; `problem` says why. The world stays as it is.
Canvas *ask(Session *session, const Command *command, Look look, Buf *problem);

// Everything printed so far: when, who, at which line, what.
Canvas *output_draw(Session *session, Look look);

// Text of one or more lines, each wrapped.
Canvas *text_draw(Look look, const char *text);

#endif

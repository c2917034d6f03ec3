// why.h - why something runs, is ready, or waits: the chain of causes in words, one line a link.
//
//     Task-3 fetch("API B") runs now.
//     1. Task-3 waited for sleep(1) since 0.000 s, step 9; its timer's handle ended that at 1.000 s, step 11.
//     2. Task-3 had set a timer at 0.000 s, step 9, line 8; it was due at 1.000 s: that put the handle 'set_result' in the
//        ready queue.
//     3. Task-1 made Task-3 at 0.000 s, step 5, line 14: that put its first step in the ready queue.
#ifndef LOOPCHEF_VIEW_WHY_H
#define LOOPCHEF_VIEW_WHY_H

#include "session/session.h"
#include "view/canvas.h"

// Of a task ("": of what runs). NULL and `problem`: there never was such a task.
Canvas *why_draw(Session *session, Look look, const char *task, Buf *problem);

#endif

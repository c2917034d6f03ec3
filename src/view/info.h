// info.h - the machine's parts, one by one, and the frames of a task: what `info` and `where` show. They only look.
#ifndef LOOPCHEF_VIEW_INFO_H
#define LOOPCHEF_VIEW_INFO_H

#include "session/session.h"
#include "view/canvas.h"

// `part` is tasks, ready, timers, waiting, threads, locks, breaks, marks, whatif, or a beginning of one. NULL: there is no
// such part; `problem` names them.
Canvas *info_draw(Session *session, Look look, const char *part, Buf *problem);

// The frames of a task ("": of the one that is selected, else of what runs), innermost first; the selected one is marked.
// NULL and `problem`: there is no such task.
Canvas *where_draw(Session *session, Look look, const char *task, Buf *problem);

// fetch, line 9: print("done")
struct Frame;
void info_add_frame(Session *session, const struct Frame *frame, Buf *out);

// ---- for info.c
void info_locks(Canvas *canvas, Session *session);

#endif

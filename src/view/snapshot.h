// snapshot.h - the small drawing at each stop: where the run stands, and the machine in four lines.
//
//     t=1.000s  iteration 4  step 20                                        three_apis.py
//       10      await asyncio.sleep(delay)
//     → 11      print(f"{name} done!")
//     RUN    Task-3 fetch("API B")
//     READY  (empty)
//     TIMERS 2.000 Task-4 · 3.000 Task-2
//     WAIT   Task-1 ← gather 0/3
//     The timer set at 0.000 fired: it gave Task-3's future its result, and that put Task-3 back in the ready queue.
//
// The other drawing is what `list` shows. Both only look: the world stays as it is.
#ifndef LOOPCHEF_VIEW_SNAPSHOT_H
#define LOOPCHEF_VIEW_SNAPSHOT_H

#include "session/session.h"
#include "view/canvas.h"

Canvas *snapshot_draw(Session *session, Look look);

// `count` lines of source from `first` on; the current one is marked.
Canvas *snapshot_source(Session *session, Look look, int first, int count);

// The line at which the run stands, or the selected frame; 0: at none.
int snapshot_line(Session *session);

#endif

// diff.h - two schedules one above the other: as the user has changed it, and as it was.
//
//     changed       0s        1s        2s        3s        4s        5s
//     loop          │         │         │         │         │         │  idle 100 %
//     Task-3 ...
//     finished at 5.000 s
//
//     as it was     0s        1s        2s        3s        4s        5s
//     ...
//     The runs part at 1.000 s, iteration 3:
//       changed    2.000 s  iteration 3  the timer of Task-4 fetch("API C")
//       as it was  1.000 s  iteration 3  the timer of Task-3 fetch("API B")
//
// Both have the same axis, so that what is below each other happened at the same time.
#ifndef LOOPCHEF_VIEW_DIFF_H
#define LOOPCHEF_VIEW_DIFF_H

#include "session/diff.h"
#include "view/theme.h"

void diff_show(const Diff *diff, Session *session, Look look, Buf *out);

#endif

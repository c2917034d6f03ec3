// table.h - the dry-run table: a row per second, a column per task, states in words, and what was printed.
//
//     time   Task-1 main   Task-2 fetch("API A")   Task-3 fetch("API B")   prints
//     0 s    waiting       waiting                 waiting
//     1 s    waiting       waiting                 done                    API B done!
//
// As one makes it by hand to understand a program. A row shows how things stand when all that happens at that time is
// done. A run in which things change at fewer moments than it has seconds, or that is over within one, gets a row for
// each moment instead.
#ifndef LOOPCHEF_VIEW_TABLE_H
#define LOOPCHEF_VIEW_TABLE_H

#include "session/story.h"
#include "view/canvas.h"

Canvas *table_draw(const Story *story, const Log *log, Look look);

#endif

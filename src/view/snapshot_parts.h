// snapshot_parts.h - what the drawing at a stop, `info` and `where` are put together from: who, where, and things in a word.
#ifndef LOOPCHEF_VIEW_SNAPSHOT_PARTS_H
#define LOOPCHEF_VIEW_SNAPSHOT_PARTS_H

#include "loop/inspect.h"
#include "session/session.h"
#include "view/canvas.h"

// The handle that runs or is about to, and the task whose it is; NULL: none.
const Event *part_handle(Session *session);
const Task *part_task(Session *session);

// The innermost frame of a task that is the scenario's; NULL: none. Where it stands.
const Frame *part_task_frame(World *world, const Task *task);
int part_frame_line(const Frame *frame);

// Line `number` of the source without its end; `*size` is -1 if there is none.
const char *part_source_line(Session *session, int number, int *size);

// Is this the entry at which the run has stopped? It is shown as running.
bool part_is_current(Session *session, const InspectedEntry *entry);

// Task-3 fetch("API B"); asyncio_0; set_result Task-3; 2.000 Task-4; Task-1 <- gather 0/3.
void part_add_label(Session *session, const Task *task, Buf *out);
void part_add_thread(Session *session, const Thread *thread, Buf *out);
void part_add_entry(World *world, const InspectedEntry *entry, Buf *out);
void part_add_timer(World *world, const InspectedTimer *timer, Buf *out);
void part_add_waiting(Canvas *canvas, World *world, const Task *task, Buf *out);

// Puts a line below what is there, cut at the edge; the second gives the text back.
void part_put_line(Canvas *canvas, const char *text);
void part_put_line_and_free(Canvas *canvas, Buf *text);

#endif

// explain.h - one sentence: why the machine stands as it does, from what happened last.
#ifndef LOOPCHEF_VIEW_EXPLAIN_H
#define LOOPCHEF_VIEW_EXPLAIN_H

#include "session/session.h"

// Appends the sentence for the stop at hand; nothing if there is nothing to say. The session keeps a watch.
void explain_stop(Session *session, Buf *out);

// The rule behind it, which holds for every program: a sentence that begins with a small letter.
void explain_rule(Session *session, Buf *out);

// Why this handle is in the ready queue, as a sentence about the past. Appends nothing if it is not known any more.
void explain_handle(Session *session, HandleLabel label, uint32_t subject, uint32_t handle, Buf *out);

// "Task-3", or for handles of no task their label as the trace has it.
void explain_add_task(Session *session, uint32_t task, Buf *out);
const char *explain_label(HandleLabel label);

#endif

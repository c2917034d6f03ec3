// progress.h - one line on the terminal while a move takes long, taken away afterwards.
//
//     running... 12.000 s, step 481203    Ctrl-C stops
//     going back... 43 %    Ctrl-C stops
//
// On stderr, and only if that is a terminal that can clear a line.
#ifndef LOOPCHEF_REPL_PROGRESS_H
#define LOOPCHEF_REPL_PROGRESS_H

#include "session/session.h"

typedef struct Progress {
    Session *session;
    bool wanted;
    int64_t shown_at;     // ns of the host's clock; 0: nothing is shown
} Progress;

void progress_begin(Progress *progress, bool wanted);
void progress_show(void *context, double part);   // SessionOptions.progress
void progress_end(Progress *progress);

#endif

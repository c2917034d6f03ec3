// plain.h - the front ends that print and are done: run, timeline, list, and a bare FILE without a terminal.
//
// Each takes the options and returns the exit status. What was asked for goes to stdout; whatever loopchef itself has
// to say goes to stderr, each line beginning "loopchef: ".
#ifndef LOOPCHEF_REPL_PLAIN_H
#define LOOPCHEF_REPL_PLAIN_H

#include "command/options.h"
#include "repl/progress.h"
#include "session/output.h"
#include "session/session.h"
#include "session/trace.h"

int plain_run(const Options *options);
int plain_timeline(const Options *options);
int plain_open(const Options *options);
int plain_list(const Options *options);

// A scenario on its way through a front end: loaded, opened, run, shown.
typedef struct Ride {
    const Options *options;
    Scenario scenario;
    Session *session;
    Output output;
    Trace *trace;         // NULL: none
    Progress progress;    // of moves that take long, if the session travels
    int status;           // the exit status so far
} Ride;

// Loads the file and opens a session. False: `status` says how to exit, and stderr why.
bool ride_begin(Ride *ride, const Options *options, bool swallow, bool record, bool watch);

// To the end. What the program left in buffers is written.
void ride_run(Ride *ride);

// Says how it ended, writes the trace, gives everything back; the exit status.
int ride_end(Ride *ride);

// Gives everything back without a word; for a front end that has said all itself.
void ride_leave(Ride *ride);

// Set by Ctrl-C; a session stops at the next line.
volatile int *ride_interrupt(void);

#endif

// trace.h - `--trace FILE`: what each iteration of the loop ran, one JSON object a line.
//
//     {"iteration": 4, "time": 1.0, "ran": ["set_result", "Task-3:wakeup"]}
//     {"end": 3.0, "exit": 0}
//
// A trace is a sink. Iterations that ran nothing are neither written nor counted. The form is byte for byte that of
// Python's json.dumps without ASCII escapes, in any locale, so that traces can be compared with recordings of CPython.
#ifndef LOOPCHEF_SESSION_TRACE_H
#define LOOPCHEF_SESSION_TRACE_H

#include <stdbool.h>

#include "event/sink.h"

typedef struct Trace Trace;

// Begins the file at `path`. NULL and errno if it cannot be written.
Trace *trace_open(const char *path);
Sink trace_sink(Trace *trace);

// Writes the last line and closes the file. False and errno if something could not be written. Frees the trace.
bool trace_close(Trace *trace, int exit_status);

#endif

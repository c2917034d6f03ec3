// log.h - everything that happened in a run, in order and in little room.
//
// The log is a sink: whatever the world reports is appended, coded by a Coder, in chunks outside the world's arena.
// Each chunk begins with a fresh coder, so reading can begin at any of them. Recording costs what happened, never
// what exists, and about five bytes an event. When the log has reached its limit it takes nothing more and says so
// once; what it has stays readable. The timeline, the sentences of why and every export are folds over it.
//
//     Log *log = log_new(256 << 20);
//     host.sink = log_sink(log);
//     ... run ...
//     LogReader reader = log_read_from_start(log);
//     for (Event event; log_read(&reader, &event);) ...
#ifndef LOOPCHEF_SESSION_LOG_H
#define LOOPCHEF_SESSION_LOG_H

#include "event/sink.h"
#include "session/coder.h"

typedef struct Log Log;
typedef struct LogChunk LogChunk;

// An empty log that will hold at most `limit` bytes (0: no limit). Freed with log_free.
Log *log_new(size_t limit);
void log_free(Log *log);

// Called once, from within the event that did not fit. It may stop the run.
void log_on_full(Log *log, void (*full)(void *context), void *context);

Sink log_sink(Log *log);

uint64_t log_count(const Log *log);  // events
size_t log_bytes(const Log *log);    // of memory
bool log_is_full(const Log *log);

typedef struct LogReader {
    const LogChunk *chunk;
    const uint8_t *at;   // the next event; NULL: at the chunk's start
    Coder coder;
} LogReader;

void log_read_from_start(LogReader *reader, const Log *log);

// The next event. False at the end; more may have come when it is asked again. The text lasts until the next call.
bool log_read(LogReader *reader, Event *event);

#endif

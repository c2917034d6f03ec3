// log.h - everything that happened in a run, in order and in little room.
//
// The log is a sink: whatever the world reports is appended, coded by a Coder, in chunks outside the world's arena.
// Each chunk begins with a fresh coder, so reading can begin at any of them. Recording costs what happened, never
// what exists, and about five bytes an event. When the log has reached its limit it takes nothing more and says so
// once; what it has stays readable. The timeline, the sentences of why and every export are folds over it.
//
// It can be taken back to a mark. What was logged behind it is the known future: events that come then are compared with
// it, one by one, which proves that the run repeats; whoever reads sees only what has happened by now. A cut
// forgets the future.
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

uint64_t log_count(const Log *log);      // events so far
uint64_t log_positions(const Log *log);  // those that are positions of their own (event_is_position)
size_t log_bytes(const Log *log);        // of memory
bool log_is_full(const Log *log);

// How much was logged.
typedef struct LogCount {
    uint64_t events;
    uint64_t positions;  // events that count as positions; the lines besides are in Event.step
} LogCount;

// ---- Going back

typedef struct LogMark {
    LogChunk *chunk;
    uint8_t *at;
    LogCount count;
    Coder coder;
} LogMark;

void log_mark(const Log *log, LogMark *mark);
void log_rewind(Log *log, const LogMark *mark);   // a mark that was not cut off
void log_cut(Log *log);                           // what is behind now is forgotten
bool log_is_behind(const Log *log);               // more is known than has happened
bool log_diverged(const Log *log);                // an event came that was another the first time: never, unless there is a fault

// ---- Reading

typedef struct LogReader {
    const Log *log;
    const LogChunk *chunk;
    const uint8_t *at;   // the next event; NULL: at the chunk's start
    LogCount count;      // of events read, and before them
    bool all;            // set it to read what is known of the future, too
    bool one;            // set it to stop at the chunk's end
    Coder coder;
} LogReader;

void log_read_from_start(LogReader *reader, const Log *log);
void log_read_from_here(LogReader *reader, const Log *log);   // what is known of the future
void log_read_before(LogReader *reader, const Log *log, int64_t time);  // from not far before this time

// From the start of the last stretch of the log, and of the one before that: to search backwards. False: there is none.
bool log_read_last(LogReader *reader, const Log *log);
bool log_read_previous(LogReader *reader);

// The next event. False at the end; more may have come when it is asked again. The text lasts until the next call.
bool log_read(LogReader *reader, Event *event);

#endif

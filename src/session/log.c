#include "session/log.h"

#include <stdlib.h>

enum { CHUNK_SIZE = 64 << 10 };

struct LogChunk {
    LogChunk *next;
    size_t size;      // bytes in use
    size_t room;
    uint8_t bytes[];
};

struct Log {
    uint8_t *at, *end;        // where the next event goes, and the end of the chunk's room
    Coder coder;
    uint64_t count;           // events
    LogChunk *first, *last;
    size_t bytes, limit;      // of memory; limit 0: none
    bool full;
    void (*on_full)(void *context);
    void *context;
};

Log *log_new(size_t limit) {
    Log *log = calloc(1, sizeof *log);
    if (!log) abort();
    log->limit = limit;
    return log;
}

void log_free(Log *log) {
    if (!log) return;
    for (LogChunk *chunk = log->first, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(log);
}

void log_on_full(Log *log, void (*full)(void *context), void *context) {
    log->on_full = full;
    log->context = context;
}

uint64_t log_count(const Log *log) { return log->count; }
size_t log_bytes(const Log *log) { return log->bytes; }
bool log_is_full(const Log *log) { return log->full; }

// ---- Writing ----------------------------------------------------------------------------------------------

static void log_refuse(Log *log) {
    if (log->full) return;
    log->full = true;
    log->end = log->at;  // there is no room for anything from now on
    if (log->on_full) log->on_full(log->context);
}

// A chunk with room for an event of `needed` bytes. False: the log is full.
static bool log_grow(Log *log, size_t needed) {
    size_t room = needed > CHUNK_SIZE - sizeof(LogChunk) ? needed : CHUNK_SIZE - sizeof(LogChunk);
    size_t size = sizeof(LogChunk) + room;
    LogChunk *chunk = NULL;
    if (!log->full && (!log->limit || size <= log->limit - log->bytes)) chunk = malloc(size);
    if (!chunk) {
        log_refuse(log);
        return false;
    }
    *chunk = (LogChunk){.room = room};
    if (log->last) log->last->next = chunk;
    else log->first = chunk;
    log->last = chunk;
    log->bytes += size;
    log->at = chunk->bytes;
    log->end = chunk->bytes + room;
    coder_start(&log->coder);
    return true;
}

static void log_send(void *context, const Event *event) {
    Log *log = context;
    if (log->end - log->at < CODER_EVENT_LIMIT && !log_grow(log, CODER_EVENT_LIMIT)) return;
    uint8_t *next = coder_write(&log->coder, event, log->at, log->end);
    if (!next) {
        if (!log_grow(log, CODER_EVENT_LIMIT + coder_text_size(event))) return;
        next = coder_write(&log->coder, event, log->at, log->end);
    }
    log->at = next;
    log->last->size = (size_t)(log->at - log->last->bytes);
    log->count++;
}

Sink log_sink(Log *log) { return (Sink){log_send, log}; }

// ---- Reading ----------------------------------------------------------------------------------------------

void log_read_from_start(LogReader *reader, const Log *log) {
    reader->chunk = log->first;
    reader->at = NULL;
}

bool log_read(LogReader *reader, Event *event) {
    while (reader->chunk) {
        if (!reader->at) {
            reader->at = reader->chunk->bytes;
            coder_start(&reader->coder);
        }
        if (reader->at < reader->chunk->bytes + reader->chunk->size) {
            reader->at = coder_read(&reader->coder, reader->at, event);
            return true;
        }
        if (!reader->chunk->next) return false;
        reader->chunk = reader->chunk->next;
        reader->at = NULL;
    }
    return false;
}

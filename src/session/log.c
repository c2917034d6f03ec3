#include "session/log.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 64 << 10 };

struct LogChunk {
    LogChunk *next, *previous;
    size_t size;         // bytes in use; while the log appends to it, log->at tells
    size_t room;
    LogCount before;     // what was logged before this chunk
    int64_t time;        // virtual ns at its first event
    uint8_t bytes[];
};

struct Log {
    uint8_t *at, *end;        // where the next event goes, and the end of the chunk's room (`at` when there is more behind it)
    LogChunk *chunk;          // where `at` is; NULL: before the first
    Coder coder;
    LogCount count;           // of events before `at`
    LogChunk *first, *last;
    size_t bytes, limit;      // of memory; limit 0: none
    bool appends;             // nothing is known behind `at`
    bool full, diverged;
    void (*on_full)(void *context);
    void *context;
};

Log *log_new(size_t limit) {
    Log *log = calloc(1, sizeof *log);
    if (!log) abort();
    log->limit = limit;
    log->appends = true;
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

uint64_t log_count(const Log *log) { return log->count.events; }
uint64_t log_positions(const Log *log) { return log->count.positions; }
size_t log_bytes(const Log *log) { return log->bytes; }
bool log_is_full(const Log *log) { return log->full; }
bool log_diverged(const Log *log) { return log->diverged; }

// ---- Writing ----------------------------------------------------------------------------------------------

static void log_refuse(Log *log) {
    if (log->full) return;
    log->full = true;
    log->end = log->at;  // there is no room for anything from now on
    if (log->on_full) log->on_full(log->context);
}

// The chunk that was appended to knows its size.
static void settle(Log *log) {
    if (log->appends && log->chunk) log->chunk->size = (size_t)(log->at - log->chunk->bytes);
}

// A chunk with room for an event of `needed` bytes. False: the log is full.
static bool log_grow(Log *log, size_t needed, int64_t time) {
    size_t room = needed > CHUNK_SIZE - sizeof(LogChunk) ? needed : CHUNK_SIZE - sizeof(LogChunk);
    size_t size = sizeof(LogChunk) + room;
    LogChunk *chunk = NULL;
    if (!log->full && (!log->limit || size <= log->limit - log->bytes)) chunk = malloc(size);
    if (!chunk) {
        log_refuse(log);
        return false;
    }
    settle(log);
    *chunk = (LogChunk){.room = room, .previous = log->last, .before = log->count, .time = time};
    if (log->last) log->last->next = chunk;
    else log->first = chunk;
    log->last = log->chunk = chunk;
    log->bytes += size;
    log->at = chunk->bytes;
    log->end = chunk->bytes + room;
    coder_start(&log->coder);
    return true;
}

static inline void count_event(LogCount *count, const Event *event) {
    count->events++;
    count->positions += event_is_position((EventKind)event->kind);
}

static __attribute__((noinline)) void log_append(Log *log, const Event *event) {
    if (log->end - log->at < CODER_EVENT_LIMIT && !log_grow(log, CODER_EVENT_LIMIT, event->time)) return;
    uint8_t *next = coder_write(&log->coder, event, log->at, log->end);
    if (!next) {
        if (!log_grow(log, CODER_EVENT_LIMIT + coder_text_size(event), event->time)) return;
        next = coder_write(&log->coder, event, log->at, log->end);
    }
    log->at = next;
    count_event(&log->count, event);
}

// ---- Going back and again ---------------------------------------------------------------------------------

static bool is_at_chunk_end(const Log *log) { return !log->chunk || log->at == log->chunk->bytes + log->chunk->size; }
bool log_is_behind(const Log *log) { return !log->appends; }

// Lets the next event be appended if nothing is behind `at`, else compared.
static void find_out_what_is_behind(Log *log) {
    log->appends = log->chunk ? !log->chunk->next && is_at_chunk_end(log) : !log->first;
    log->end = log->appends && log->chunk && !log->full ? log->chunk->bytes + log->chunk->room : log->at;
}

void log_mark(const Log *log, LogMark *mark) {
    *mark = (LogMark){.chunk = log->chunk, .at = log->at, .count = log->count, .coder = log->coder};
}

void log_rewind(Log *log, const LogMark *mark) {
    settle(log);
    log->chunk = mark->chunk;
    log->at = mark->at;
    log->count = mark->count;
    log->coder = mark->coder;
    find_out_what_is_behind(log);
}

void log_cut(Log *log) {
    LogChunk *chunk = log->chunk ? log->chunk->next : log->first;
    for (LogChunk *next; chunk; chunk = next) {
        next = chunk->next;
        log->bytes -= sizeof *chunk + chunk->room;
        free(chunk);
    }
    log->last = log->chunk;
    log->full = false;
    if (log->chunk) {
        log->chunk->next = NULL;
        log->chunk->size = (size_t)(log->at - log->chunk->bytes);
    } else {
        log->first = NULL;
    }
    find_out_what_is_behind(log);
}

static bool same_text(const Event *a, const Event *b) {
    size_t size = coder_text_size(a);
    return size == coder_text_size(b) && (!size || memcmp(a->text, b->text, size) == 0);
}

static bool same_event(const Event *a, const Event *b) {
    return a->kind == b->kind && a->line == b->line && a->task == b->task && a->thread == b->thread &&
           a->iteration == b->iteration && a->time == b->time && a->step == b->step && a->a == b->a && a->b == b->b &&
           a->c == b->c && same_text(a, b);
}

// What comes must be what came the first time. If it is not, the known future is of no use any more.
static void log_compare(Log *log, const Event *event) {
    if (is_at_chunk_end(log)) {
        log->chunk = log->chunk ? log->chunk->next : log->first;
        log->at = log->chunk->bytes;
        coder_start(&log->coder);
    }
    Event known;
    log->at += coder_read(&log->coder, log->at, &known) - log->at;
    count_event(&log->count, &known);
    find_out_what_is_behind(log);
    if (same_event(&known, event)) return;
    log->diverged = true;
    log_cut(log);
    log_append(log, event);
}

static void log_send(void *context, const Event *event) {
    Log *log = context;
    bool room = log->end - log->at >= CODER_EVENT_LIMIT;      // none where what comes is compared
    if (!room || !coder_write_plain(&log->coder, event, &log->at)) {
        if (log->appends) log_append(log, event);
        else log_compare(log, event);
        return;
    }
    count_event(&log->count, event);
}

Sink log_sink(Log *log) { return (Sink){log_send, log}; }

// ---- Reading ----------------------------------------------------------------------------------------------

void log_read_from_start(LogReader *reader, const Log *log) {
    *reader = (LogReader){.log = log, .chunk = log->first};
}

void log_read_from_here(LogReader *reader, const Log *log) {
    *reader = (LogReader){
        .log = log, .chunk = log->chunk ? log->chunk : log->first, .at = log->chunk ? log->at : NULL, .count = log->count,
        .all = true, .coder = log->coder,
    };
}

void log_read_before(LogReader *reader, const Log *log, int64_t time) {
    log_read_from_start(reader, log);
    while (reader->chunk && reader->chunk->next && reader->chunk->next->time < time && reader->chunk != log->chunk)
        reader->chunk = reader->chunk->next;
    if (reader->chunk) reader->count = reader->chunk->before;
}

bool log_read_last(LogReader *reader, const Log *log) {
    *reader = (LogReader){.log = log, .chunk = log->chunk};
    if (reader->chunk) reader->count = reader->chunk->before;
    return reader->chunk;
}

bool log_read_previous(LogReader *reader) {
    const LogChunk *chunk = reader->chunk ? reader->chunk->previous : NULL;
    if (!chunk) return false;
    *reader = (LogReader){.log = reader->log, .chunk = chunk, .count = chunk->before};
    return true;
}

// Where what has happened by now ends in a chunk, or all that is known.
static const uint8_t *readable_end(const LogReader *reader) {
    bool last = reader->chunk == reader->log->chunk && (!reader->all || reader->log->appends);
    return last ? reader->log->at : reader->chunk->bytes + reader->chunk->size;
}

bool log_read(LogReader *reader, Event *event) {
    if (!reader->log->chunk && !reader->all) return false;
    if (!reader->chunk) reader->chunk = reader->log->first;
    while (reader->chunk) {
        if (!reader->at) {
            reader->at = reader->chunk->bytes;
            coder_start(&reader->coder);
        }
        if (reader->at < readable_end(reader)) {
            reader->at = coder_read(&reader->coder, reader->at, event);
            count_event(&reader->count, event);
            return true;
        }
        if (!reader->chunk->next || (reader->chunk == reader->log->chunk && !reader->all) || reader->one) return false;
        reader->chunk = reader->chunk->next;
        reader->at = NULL;
    }
    return false;
}

#include "session/chain.h"

#include <stdlib.h>
#include <string.h>

#include "loop/inspect.h"
#include "loop/intervene.h"
#include "session/inner.h"

// ---- Looking back in the log --------------------------------------------------------------------------------

typedef struct Sought {
    uint64_t kinds;     // bits by EventKind
    int field;          // which field has to be `value`: 'a', 'b', 'c'; 0: any will do
    int64_t value;
    uint64_t before;    // only among the first so many events
} Sought;

#define BIT(kind) (UINT64_C(1) << (kind))

static bool is_sought(const Sought *sought, const Event *event) {
    if (!(sought->kinds & BIT(event->kind))) return false;
    int64_t value = sought->field == 'a' ? event->a : sought->field == 'b' ? event->b : event->c;
    return !sought->field || value == sought->value;
}

static void keep(Found *found, const Event *event, uint64_t before) {
    found->event = *event;
    found->before = before;
    found->text[0] = 0;
    if (event->text && event->kind != EVENT_OUTPUT) strncat(found->text, event->text, sizeof found->text - 1);
    found->event.text = found->text;
}

// The last one that is sought.
static bool find_last(Session *session, Sought sought, Found *found) {
    LogReader reader;
    *found = (Found){0};
    for (bool there = log_read_last(&reader, session->log); there && !found->event.kind; there = log_read_previous(&reader)) {
        Event event;
        LogReader chunk = reader;
        chunk.one = true;
        while (log_read(&chunk, &event) && chunk.count.events <= sought.before)
            if (is_sought(&sought, &event)) keep(found, &event, chunk.count.events - 1);
    }
    return found->event.kind;
}

// ---- One link -----------------------------------------------------------------------------------------------

// The handle that was running when an event came; none: it was none.
static void find_within(Session *session, const Found *what, Found *within) {
    Sought sought = {BIT(EVENT_HANDLE_BEGIN) | BIT(EVENT_HANDLE_END) | BIT(EVENT_ITERATION), 0, 0, what->before};
    if (!find_last(session, sought, within) || within->event.kind != EVENT_HANDLE_BEGIN || what->event.thread != 0) *within = (Found){0};
}

// A watch that sees what came from `from` on says what kind of cause it was, by the same rules as the sentence at a stop.
static void judge(Session *session, Link *link, uint64_t from) {
    Watch *watch = watch_new();
    Sink sink = watch_sink(watch);
    LogReader reader;
    Event event;
    bool there = log_read_last(&reader, session->log);
    while (there && reader.count.events > from) there = log_read_previous(&reader);
    while (log_read(&reader, &event) && reader.count.events <= link->ready.before + 1)
        if (reader.count.events > from) sink.send(sink.context, &event);
    const Cause *cause = watch_cause(watch, (uint32_t)link->ready.event.c);
    if (cause) link->cause = *cause;
    watch_free(watch);
}

// In which handle it came about: the one in which the timer was set, if there is one.
static void find_origin(Session *session, Link *link) {
    uint64_t before = link->ready.before;
    find_within(session, &link->ready, &link->within);
    judge(session, link, link->within.event.kind ? link->within.before : before > 4 ? before - 4 : 0);
    if (link->cause.kind == CAUSE_DONE)
        find_last(session, (Sought){BIT(EVENT_TASK_DONE), 'a', link->cause.task, before}, &link->done);
    if (link->cause.kind != CAUSE_TIMER) return;
    link->within = (Found){0};
    if (find_last(session, (Sought){BIT(EVENT_TIMER_SET), 'a', link->ready.event.b, before}, &link->timer))
        find_within(session, &link->timer, &link->within);
}

static bool find_link(Session *session, Link *link, uint32_t handle, uint64_t before) {
    *link = (Link){0};
    if (!find_last(session, (Sought){BIT(EVENT_READY), 'c', handle, before}, &link->ready)) return false;
    find_origin(session, link);
    if (link->ready.event.a == LABEL_WAKEUP)
        find_last(session, (Sought){BIT(EVENT_TASK_WAITS), 'a', link->ready.event.b, link->ready.before}, &link->waits);
    return true;
}

void chain_of_handle(Chain *chain, Session *session, uint32_t handle) {
    uint64_t before = log_count(session->log);
    *chain = (Chain){0};
    while (handle && find_link(session, &chain->links[chain->count], handle, before)) {
        const Link *link = &chain->links[chain->count++];
        handle = link->within.event.kind ? (uint32_t)link->within.event.c : 0;
        before = link->within.before;
        if (chain->count < CHAIN_LINKS || !handle) continue;
        chain->more = true;
        break;
    }
}

// ---- Tasks --------------------------------------------------------------------------------------------------

bool chain_find_wait(Session *session, uint32_t task, Found *found) {
    return find_last(session, (Sought){BIT(EVENT_TASK_WAITS), 'a', task, log_count(session->log)}, found);
}

bool chain_find_end(Session *session, uint32_t task, Found *found) {
    return find_last(session, (Sought){BIT(EVENT_TASK_DONE), 'a', task, log_count(session->log)}, found);
}

uint32_t chain_find_task(Session *session, const char *name) {
    const Task *alive = session_find_task(session, name);
    if (alive) return alive->future.id;
    const NameTable *names = &session->watch->tables[WATCH_NAMES], *labels = &session->watch->tables[WATCH_LABELS];
    for (uint32_t id = 1; id <= session->watch->counts[EVENT_TASK_CREATED]; id++)
        if (intervene_means(names_get(names, id), names_get(labels, id), name)) return id;
    return 0;
}

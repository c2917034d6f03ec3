#include "view/why.h"

#include <stdlib.h>
#include <string.h>

#include "loop/inspect.h"
#include "session/chain.h"
#include "session/evaluate.h"
#include "view/explain.h"
#include "view/snapshot_parts.h"
#include "view/timeline_parts.h"

enum { WAITS_SHOWN = 8 };

static void put(Canvas *canvas, Buf *text) {
    canvas_put_wrapped(canvas, canvas->height, STYLE_PLAIN, buf_text(text));
    buf_free(text);
}

// "0.000 s, step 5, line 8"
static void add_moment(const Event *event, Buf *out) {
    add_time(out, event->time);
    buf_add_format(out, " s, step %llu", (unsigned long long)event->step);
    if (event->line) buf_add_format(out, ", line %u", (unsigned)event->line);
}

// ---- Links --------------------------------------------------------------------------------------------------


// "the handle 'gather'", "Task-2"
static void add_handle(Session *session, const Event *handle, Buf *out) {
    if (label_is_of_task(handle->a)) explain_add_task(session, (uint32_t)handle->b, out);
    else if (handle->text && *handle->text) buf_add_format(out, "the callback '%s'", handle->text);
    else buf_add_format(out, "the handle '%s'", explain_label((HandleLabel)handle->a));
}

static void add_maker(Session *session, const Link *link, Buf *out) {
    if (link->cause.task) explain_add_task(session, link->cause.task, out);
    else if (link->within.event.kind) add_handle(session, &link->within.event, out);
    else buf_add_text(out, "the main program");
}

// "Task-3 waited for sleep(1) since 0.000 s, step 9; "
static void add_what_it_waited_for(Session *session, const Link *link, Buf *out) {
    const Found *waits = &link->waits;
    if (!waits->event.kind) return;
    add_handle(session, &link->ready.event, out);
    buf_add_format(out, " waited for %s since ", *waits->text ? waits->text : "its turn");
    add_moment(&waits->event, out);
    buf_add_text(out, "; ");
}

static void add_timer_link(Session *session, const Link *link, Buf *out) {
    const Event *timer = &link->timer.event;
    if (timer->task) explain_add_task(session, timer->task, out);
    else buf_add_text(out, timer->line ? "the main program" : "the library");
    buf_add_text(out, " had set a timer at ");
    add_moment(timer, out);
    buf_add_text(out, "; it was due at ");
    add_time(out, timer->kind ? timer->b : link->ready.event.time);
    buf_add_text(out, " s: that put ");
    add_handle(session, &link->ready.event, out);
    buf_add_text(out, " in the ready queue");
}

static void add_done_link(Session *session, const Link *link, Buf *out) {
    add_what_it_waited_for(session, link, out);
    explain_add_task(session, link->cause.task, out);
    buf_add_text(out, " ended at ");
    add_moment(link->done.event.kind ? &link->done.event : &link->ready.event, out);
    if (label_is_of_task(link->ready.event.a)) return;
    buf_add_text(out, ", and ");
    add_handle(session, &link->ready.event, out);
    buf_add_text(out, " had asked to be told");
}

// WHO VERB WHOM at MOMENT: EFFECT
static void add_deed(Session *session, const Link *link, const char *verb, const char *effect, Buf *out) {
    add_maker(session, link, out);
    buf_add_format(out, " %s ", verb);
    add_handle(session, &link->ready.event, out);
    buf_add_text(out, " at ");
    add_moment(&link->ready.event, out);
    buf_add_format(out, ": %s", effect);
}

static void add_turn(Session *session, const Link *link, Buf *out) {
    add_handle(session, &link->ready.event, out);
    buf_add_text(out, " gave way with sleep(0) at ");
    add_moment(&link->ready.event, out);
    buf_add_text(out, ": that put it at the end of the ready queue");
}

static void add_end_of_wait(Session *session, const Link *link, Buf *out) {
    bool of_task = label_is_of_task(link->ready.event.a);
    add_what_it_waited_for(session, link, out);
    if (link->cause.kind == CAUSE_SLEPT) buf_add_text(out, "its timer's handle");
    else if (link->cause.kind == CAUSE_THREAD) buf_add_text(out, "a worker thread");
    else add_maker(session, link, out);
    if (of_task) {
        buf_add_text(out, " ended that at ");
    } else {
        buf_add_text(out, " put ");
        add_handle(session, &link->ready.event, out);
        buf_add_text(out, " in the ready queue at ");
    }
    add_moment(&link->ready.event, out);
}

static void add_link(Session *session, const Link *link, Buf *out) {
    switch ((CauseKind)link->cause.kind) {
        case CAUSE_TIMER: add_timer_link(session, link, out); break;
        case CAUSE_DONE: add_done_link(session, link, out); break;
        case CAUSE_CREATED: add_deed(session, link, "made", "that put its first step in the ready queue", out); break;
        case CAUSE_CANCEL: add_deed(session, link, "asked for the cancellation of", "it runs once more, to get CancelledError", out); break;
        case CAUSE_YIELD: add_turn(session, link, out); break;
        default: add_end_of_wait(session, link, out); break;
    }
}

static void put_chain(Canvas *canvas, Session *session, uint32_t handle) {
    Chain *chain = calloc(1, sizeof *chain);
    if (!chain) abort();
    chain_of_handle(chain, session, handle);
    for (uint32_t i = 0; i < chain->count; i++) {
        Buf text = BUF_INIT;
        buf_add_format(&text, "%u. ", (unsigned)i + 1);
        size_t start = text.size;
        add_link(session, &chain->links[i], &text);
        bool article = strncmp(&text.data[start], "the ", 4) == 0 || strncmp(&text.data[start], "a worker", 8) == 0;
        if (article) text.data[start] -= 'a' - 'A';
        buf_add_byte(&text, '.');
        put(canvas, &text);
    }
    if (chain->more) canvas_put_wrapped(canvas, canvas->height, STYLE_DIM, "(and so on back)");
    free(chain);
}

// ---- Where it stands ----------------------------------------------------------------------------------------

// Place of the task's handle in the ready queue, from 1; 0: it is not there.
static uint32_t find_ready(Session *session, const Task *task, uint32_t *handle) {
    World *world = session_world(session);
    uint32_t count = inspect_ready_count(world), place = 0;
    for (uint32_t i = 0; i < count; i++) {
        InspectedEntry entry = inspect_ready(world, i);
        if (part_is_current(session, &entry)) continue;
        place++;
        if (entry.task != task || (entry.label != LABEL_STEP && entry.label != LABEL_WAKEUP)) continue;
        *handle = entry.handle;
        return place;
    }
    return 0;
}

static void put_timer(Canvas *canvas, Session *session, const Task *task) {
    enum { TIMERS = 256 };
    InspectedTimer *timers = calloc(TIMERS, sizeof *timers);
    if (!timers) abort();
    uint32_t count = inspect_timers(session_world(session), timers, TIMERS);
    for (uint32_t i = 0; i < count && i < TIMERS; i++) {
        if (timers[i].task != task) continue;
        Buf text = BUF_INIT;
        buf_add_text(&text, "Its timer is due at ");
        add_time(&text, timers[i].when);
        buf_add_text(&text, " s; that puts it in the ready queue.");
        put(canvas, &text);
        break;
    }
    free(timers);
}

// What it waits for, and if that is a task, what that one waits for...
static void put_waits(Canvas *canvas, Session *session, const Task *task) {
    World *world = session_world(session);
    for (int i = 0; task && i < WAITS_SHOWN; i++) {
        Buf text = BUF_INIT;
        Found wait;
        part_add_label(session, task, &text);
        buf_add_text(&text, " waits for ");
        inspect_add_wait(world, task, &text);
        if (chain_find_wait(session, task->future.id, &wait)) {
            buf_add_text(&text, ", since ");
            add_moment(&wait.event, &text);
        }
        buf_add_byte(&text, '.');
        put(canvas, &text);
        if (inspect_sleeps(task)) put_timer(canvas, session, task);
        task = value_is_kind(task->waiter, T_TASK) ? value_task(task->waiter) : NULL;
        if (task && inspect_place(task) != TASK_WAITING) break;
    }
}

static void put_ready(Canvas *canvas, Session *session, const Task *task) {
    uint32_t handle = 0, place = find_ready(session, task, &handle);
    Buf text = BUF_INIT;
    part_add_label(session, task, &text);
    if (place) buf_add_format(&text, " is ready: number %u in the queue.", (unsigned)place);
    else buf_add_text(&text, " is ready: what it awaits is done, and its wakeup comes.");
    put(canvas, &text);
    if (place) put_chain(canvas, session, handle);
}

static void put_running(Canvas *canvas, Session *session, const Event *handle) {
    Buf text = BUF_INIT;
    const Task *task = part_task(session);
    if (task) part_add_label(session, task, &text);
    else add_handle(session, handle, &text);
    buf_add_text(&text, " runs now.");
    put(canvas, &text);
    put_chain(canvas, session, (uint32_t)handle->c);
}

static void put_alive(Canvas *canvas, Session *session, const Task *task) {
    const Event *handle = part_handle(session);
    if (task == part_task(session)) put_running(canvas, session, handle);
    else if (inspect_place(task) == TASK_WAITING) put_waits(canvas, session, task);
    else put_ready(canvas, session, task);
}

static void put_ended(Canvas *canvas, Session *session, uint32_t task) {
    static const char *const how[] = {" returned at ", " failed at ", " was cancelled at "};
    Found end;
    Buf text = BUF_INIT;
    explain_add_task(session, task, &text);
    if (chain_find_end(session, task, &end) && end.event.b >= 0 && end.event.b < 3) {
        buf_add_text(&text, how[end.event.b]);
        add_moment(&end.event, &text);
        if (*end.text) buf_add_format(&text, ": %s", end.text);
    } else {
        buf_add_text(&text, " is gone");
    }
    buf_add_byte(&text, '.');
    put(canvas, &text);
}

static void put_nothing(Canvas *canvas, Session *session) {
    Buf text = BUF_INIT;
    buf_add_text(&text, inspect_loop(session_world(session)) ? "No handle runs now. " : "No loop runs now: this is the main program. ");
    explain_stop(session, &text);
    put(canvas, &text);
}

Canvas *why_draw(Session *session, Look look, const char *name, Buf *problem) {
    const Task *task = *name ? session_find_task(session, name) : NULL;
    uint32_t id = *name && !task ? chain_find_task(session, name) : 0;
    if (*name && !task && !id) return buf_add_format(problem, "there is no task '%s'; 'info tasks' shows all", name), NULL;
    Canvas *canvas = canvas_new(look);
    const Event *handle = part_handle(session);
    if (task) put_alive(canvas, session, task);
    else if (id) put_ended(canvas, session, id);
    else if (handle) put_running(canvas, session, handle);
    else put_nothing(canvas, session);
    return canvas;
}

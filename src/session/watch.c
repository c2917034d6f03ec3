#include "session/watch.h"

#include <stdlib.h>
#include <string.h>

Watch *watch_new(void) {
    Watch *watch = calloc(1, sizeof *watch);
    if (!watch) abort();
    return watch;
}

void watch_free(Watch *watch) {
    if (!watch) return;
    for (int i = 0; i < WATCH_TABLES; i++) names_free(&watch->tables[i]);
    free(watch);
}

const Cause *watch_cause(const Watch *watch, uint32_t handle) {
    const Cause *cause = &watch->causes[handle % WATCH_HANDLES];
    return cause->handle == handle && cause->kind != CAUSE_UNKNOWN ? cause : NULL;
}

static bool in_a_handle(const Watch *watch) { return watch->handle.kind == EVENT_HANDLE_BEGIN; }

uint32_t watch_running_task(const Watch *watch) {
    return in_a_handle(watch) && label_is_of_task(watch->handle.a) ? (uint32_t)watch->handle.b : 0;
}

const Event *watch_news(const Watch *watch, uint64_t steps) {
    return watch->news.kind && watch->news.step + 1 >= steps ? &watch->news : NULL;
}

// ---- Causes -----------------------------------------------------------------------------------------------

static int64_t timer_set_at(const Watch *watch, uint32_t id) {
    const WatchedTimer *timer = &watch->timers[id % WATCH_TIMERS];
    return timer->id == id ? timer->set : -1;
}


static CauseKind cause_kind(const Watch *watch, const Event *ready) {
    uint32_t subject = (uint32_t)ready->b;
    if (watch->fired && watch->fired == ready->c) return CAUSE_TIMER;
    if (ready->a == LABEL_STEP && watch->created == subject) return CAUSE_CREATED;
    if (ready->a == LABEL_STEP && watch->yielded == subject) return CAUSE_YIELD;
    if (label_is_of_task(ready->a) && watch->cancelled == subject) return CAUSE_CANCEL;
    if (ready->thread != 0 || ready->a == LABEL_EXECUTOR) return CAUSE_THREAD;
    if (in_a_handle(watch) && watch->handle.a == LABEL_SET_RESULT) return CAUSE_SLEPT;
    if (watch->done) return CAUSE_DONE;
    if (in_a_handle(watch) && !label_is_of_task(watch->handle.a)) return CAUSE_CALLBACK;
    return CAUSE_CODE;
}

static void note_cause(Watch *watch, const Event *ready) {
    Cause *cause = &watch->causes[(uint32_t)ready->c % WATCH_HANDLES];
    *cause = (Cause){.handle = (uint32_t)ready->c, .kind = (uint16_t)cause_kind(watch, ready), .task = ready->task,
                     .line = ready->line, .time = ready->time, .since = -1};
    if (cause->kind == CAUSE_DONE) cause->task = watch->done;
    if (cause->kind == CAUSE_TIMER) cause->since = timer_set_at(watch, (uint32_t)ready->b);
    if (cause->kind == CAUSE_SLEPT) cause->since = timer_set_at(watch, (uint32_t)watch->handle.b);
    if (cause->kind == CAUSE_CALLBACK) cause->label = (uint16_t)watch->handle.a;
}

// ---- Events -----------------------------------------------------------------------------------------------

// Some happenings say more than others that come right behind them.
static int weight(EventKind kind) {
    switch (kind) {
        case EVENT_DEADLOCK: case EVENT_LIMIT: case EVENT_RUN_END: return 6;
        case EVENT_BLOCK_END: return 5;
        case EVENT_HANDLE_BEGIN: return 4;
        case EVENT_CLOCK: case EVENT_ITERATION: return 4;
        case EVENT_TASK_CREATED: case EVENT_TASK_CANCEL: return 4;
        case EVENT_TASK_WAITS: case EVENT_TASK_DONE: return 3;
        default: return 0;
    }
}

static void note_news(Watch *watch, const Event *event) {
    int weighs = weight((EventKind)event->kind);
    if (watch->news.step != event->step) watch->news.kind = 0;
    if (weighs == 0 || weighs < weight((EventKind)watch->news.kind)) return;
    if (event->kind == EVENT_CLOCK && event->b == CLOCK_BLOCKED) return;  // BLOCK_END says it
    if (event->kind == EVENT_BLOCK_END && event->b == event->time) return;
    watch->news = *event;
    watch->news_text[0] = 0;
    if (event->text && event->kind != EVENT_OUTPUT) strncat(watch->news_text, event->text, sizeof watch->news_text - 1);
    watch->news.text = watch->news_text;
}

static void forget_what_led_there(Watch *watch) {
    watch->created = watch->yielded = watch->done = watch->cancelled = watch->fired = 0;
}

static void watch_send(void *context, const Event *event) {
    Watch *watch = context;
    uint32_t id = (uint32_t)event->a;
    watch->counts[event->kind]++;
    note_news(watch, event);
    switch ((EventKind)event->kind) {
        case EVENT_TASK_CREATED: watch->created = id; // fall through
        case EVENT_TASK_RENAMED: if (event->text) names_set(&watch->tables[WATCH_NAMES], id, event->text); break;
        case EVENT_TASK_LABEL: if (event->text) names_set(&watch->tables[WATCH_LABELS], id, event->text); break;
        case EVENT_THREAD_BEGIN: if (event->text) names_set(&watch->tables[WATCH_THREADS], id, event->text); break;
        case EVENT_THREAD_JOB: if (event->text) names_set(&watch->tables[WATCH_JOBS], id, event->text); break;
        case EVENT_THREAD_IDLE: names_set(&watch->tables[WATCH_JOBS], id, ""); break;
        case EVENT_TASK_WAITS: if (event->b == AWAIT_YIELD) watch->yielded = id; break;
        case EVENT_TASK_DONE: watch->done = id; break;
        case EVENT_TASK_CANCEL: watch->cancelled = id; break;
        case EVENT_TIMER_SET: watch->timers[id % WATCH_TIMERS] = (WatchedTimer){id, event->time}; break;
        case EVENT_TIMER_FIRED: watch->fired = (uint32_t)event->b; break;
        case EVENT_READY: note_cause(watch, event); break;
        case EVENT_HANDLE_BEGIN:
            forget_what_led_there(watch);
            watch->handle = *event;
            watch->handle.text = NULL;
            break;
        case EVENT_HANDLE_END:
            forget_what_led_there(watch);
            watch->handle.kind = 0;
            break;
        default: break;
    }
}

Sink watch_sink(Watch *watch) { return (Sink){watch_send, watch}; }

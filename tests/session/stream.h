// stream.h - event streams written by hand: a small world of tasks that sleep and block, told to a sink.
//
// It keeps the clock, the steps and the ids; each function sends the events that the loop sends for the same thing,
// so tests of the folds and pictures need no virtual machine.
#ifndef LOOPCHEF_TESTS_STREAM_H
#define LOOPCHEF_TESTS_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "event/sink.h"

typedef struct Stream {
    Sink sink;
    Event now;            // what the next event carries: time, step, line, task, iteration, thread
    uint32_t tasks, timers, handles, iterations;
} Stream;

#define SECONDS(s) ((int64_t)((s) * 1e9 + 0.5))

static inline void stream_send(Stream *stream, EventKind kind, int64_t a, int64_t b, int64_t c, const char *text) {
    Event event = stream->now;
    event.kind = (uint8_t)kind;
    event.a = a, event.b = b, event.c = c;
    event.text = text;
    stream->sink.send(stream->sink.context, &event);
}

static inline Stream stream_begin(Sink sink, bool with_loop) {
    Stream stream = {.sink = sink};
    stream_send(&stream, EVENT_RUN_BEGIN, 0, 0, 0, NULL);
    if (with_loop) stream_send(&stream, EVENT_LOOP_BEGIN, 1, 0, 0, NULL);
    return stream;
}

static inline void stream_end(Stream *stream, bool with_loop, int exit) {
    if (with_loop) stream_send(stream, EVENT_LOOP_END, 1, 0, 0, NULL);
    stream_send(stream, EVENT_RUN_END, exit, 0, 0, NULL);
}

// create_task: its id.
static inline uint32_t stream_create(Stream *stream, const char *name, const char *call) {
    uint32_t id = ++stream->tasks;
    stream_send(stream, EVENT_TASK_CREATED, id, 0, 0, name);
    stream_send(stream, EVENT_TASK_LABEL, id, 0, 0, call);
    stream_send(stream, EVENT_READY, LABEL_STEP, id, ++stream->handles, NULL);
    return id;
}

static inline void stream_iteration(Stream *stream, int ready) {
    stream->now.iteration = ++stream->iterations;
    stream_send(stream, EVENT_ITERATION, stream->iterations, ready, 0, NULL);
}

static inline void stream_clock(Stream *stream, double seconds, ClockReason why) {
    int64_t from = stream->now.time;
    stream->now.time = SECONDS(seconds);
    stream_send(stream, EVENT_CLOCK, from, why, 0, NULL);
}

static inline void stream_run(Stream *stream, HandleLabel label, uint32_t who) {
    stream_send(stream, EVENT_HANDLE_BEGIN, label, who, 0, NULL);
    if (label == LABEL_STEP || label == LABEL_WAKEUP) stream->now.task = who;
    stream->now.step += 2;
}

static inline void stream_ran(Stream *stream, HandleLabel label, uint32_t who) {
    stream->now.task = 0;
    stream_send(stream, EVENT_HANDLE_END, label, who, 0, NULL);
}

// The running task sleeps; its handle ends.
static inline void stream_sleep(Stream *stream, HandleLabel label, uint32_t who, double seconds, const char *text) {
    stream_send(stream, EVENT_TIMER_SET, ++stream->timers, stream->now.time + SECONDS(seconds), LABEL_SET_RESULT, NULL);
    stream_send(stream, EVENT_TASK_WAITS, who, AWAIT_SLEEP, stream->timers, text);
    stream_ran(stream, label, who);
}

static inline void stream_done(Stream *stream, uint32_t who, int outcome, const char *text) {
    stream_send(stream, EVENT_TASK_DONE, who, outcome, 0, text);
    stream_ran(stream, LABEL_WAKEUP, who);
}

static inline void stream_block(Stream *stream, double seconds, const char *text) {
    int64_t began = stream->now.time;
    stream_send(stream, EVENT_BLOCK_BEGIN, stream->now.thread, 0, 0, text);
    stream_clock(stream, (double)began / 1e9 + seconds, CLOCK_BLOCKED);
    stream_send(stream, EVENT_BLOCK_END, stream->now.thread, began, 0, text);
}

static inline void stream_ready(Stream *stream, HandleLabel label, uint32_t who) {
    stream_send(stream, EVENT_READY, label, who, ++stream->handles, NULL);
}

// At this time the task's timer fires and the task wakes up and runs.
static inline void stream_wake(Stream *stream, double seconds, uint32_t who) {
    if (stream->now.time < SECONDS(seconds)) stream_clock(stream, seconds, CLOCK_IDLE);
    stream_iteration(stream, 1);
    stream_run(stream, LABEL_SET_RESULT, who);
    stream_ready(stream, LABEL_WAKEUP, who);
    stream_ran(stream, LABEL_SET_RESULT, who);
    stream_iteration(stream, 1);
    stream_run(stream, LABEL_WAKEUP, who);
}

// ---- Two programs of the documentation ----------------------------------------------------------------------

static inline void stream_three_apis(Sink sink) {
    static const double delays[] = {3, 1, 2};
    static const char *const calls[] = {"fetch(\"API A\")", "fetch(\"API B\")", "fetch(\"API C\")"};
    static const char *const sleeps[] = {"sleep(3)", "sleep(1)", "sleep(2)"};
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "main");
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, 1);
    for (int i = 0; i < 3; i++) stream_create(&stream, i == 0 ? "Task-2" : i == 1 ? "Task-3" : "Task-4", calls[i]);
    stream_send(&stream, EVENT_TASK_WAITS, 1, AWAIT_GATHER, 3, "gather(3)");
    stream_ran(&stream, LABEL_STEP, 1);
    stream_iteration(&stream, 3);
    for (uint32_t i = 0; i < 3; i++) {
        stream_run(&stream, LABEL_STEP, i + 2);
        stream_sleep(&stream, LABEL_STEP, i + 2, delays[i], sleeps[i]);
    }
    static const uint32_t order[] = {3, 4, 2};
    for (int i = 0; i < 3; i++) {
        stream_wake(&stream, i + 1, order[i]);
        stream_done(&stream, order[i], 0, NULL);
    }
    stream_ready(&stream, LABEL_WAKEUP, 1);
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_WAKEUP, 1);
    stream_done(&stream, 1, 0, NULL);
    stream_end(&stream, true, 0);
}

static inline void stream_blocking_call(Sink sink) {
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "main");
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, 1);
    stream_create(&stream, "Task-2", "fetch(\"API A\")");
    stream_create(&stream, "Task-3", "heartbeat");
    stream_send(&stream, EVENT_TASK_WAITS, 1, AWAIT_GATHER, 2, "gather(2)");
    stream_ran(&stream, LABEL_STEP, 1);
    stream_iteration(&stream, 2);
    stream_run(&stream, LABEL_STEP, 2);
    stream.now.line = 8;
    stream_block(&stream, 3, "time.sleep(3)");
    stream_done(&stream, 2, 0, NULL);
    stream.now.line = 14;
    stream_run(&stream, LABEL_STEP, 3);
    stream_sleep(&stream, LABEL_STEP, 3, 1, "sleep(1)");
    stream_wake(&stream, 4, 3);
    stream_done(&stream, 3, 0, NULL);
    stream_ready(&stream, LABEL_WAKEUP, 1);
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_WAKEUP, 1);
    stream_done(&stream, 1, 0, NULL);
    stream_end(&stream, true, 0);
}

#endif

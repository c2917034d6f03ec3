#include "loop/report.h"

#include "loop/loop.h"
#include "loop/task.h"

void report_stamp(World *world, Event *event) {
    const LoopState *state = loop_state(world);
    const Task *task = state->loop ? state->loop->current : NULL;
    event->task = task ? task->future.id : 0;
    event->iteration = state->iterations;
    event->time = state->now;
}

void report_send(World *world, EventKind kind, int64_t a, int64_t b, int64_t c, const char *text) {
    const Sink *sink = &world->host->sink;
    Event event = { .kind = (uint8_t)kind, .a = a, .b = b, .c = c, .text = text, .step = world->steps };
    if (world->thread) {
        event.thread = world->thread->id;
        event.line = thread_line(world->thread);
    }
    report_stamp(world, &event);
    sink->send(sink->context, &event);
}

// report.h - telling whoever listens what happened: filling an Event with when, where and who.
//
// With nobody listening, `report` costs the test of a pointer; callers that must work for a text ask `report_wanted` first.
#ifndef LOOPCHEF_LOOP_REPORT_H
#define LOOPCHEF_LOOP_REPORT_H

#include "loop/state.h"

static inline bool report_wanted(World *world) {
    return world->host->sink.send && !loop_state(world)->muted;
}

void report_send(World *world, EventKind kind, int64_t a, int64_t b, int64_t c, const char *text);

static inline void report(World *world, EventKind kind, int64_t a, int64_t b, int64_t c, const char *text) {
    if (report_wanted(world)) report_send(world, kind, a, b, c, text);
}

// Fills in what only this layer knows of an event: task, iteration, time. It is world->stamp.
void report_stamp(World *world, Event *event);

#endif

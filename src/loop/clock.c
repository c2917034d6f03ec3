#include "loop/clock.h"

#include <math.h>

#include "loop/report.h"
#include "loop/workers.h"

#define READS_WITHOUT_PROGRESS 20000
#define SPIN_STEP (NS_PER_SECOND / 1000)

int64_t clock_from_seconds(double seconds) {
    double ns = seconds * 1e9;
    if (!(ns < 9.2e18)) return CLOCK_NEVER;
    if (ns < -9.2e18) return -CLOCK_NEVER;
    return llrint(ns);
}

int64_t clock_read(World *world) {
    LoopState *state = loop_state(world);
    if (++state->clock_reads > READS_WITHOUT_PROGRESS) {
        int64_t next = workers_next_deadline(world);
        if (next == CLOCK_NEVER) next = state->now + SPIN_STEP;
        clock_advance(world, next, CLOCK_SPUN);
    }
    return state->now;
}

static bool limit_reached(World *world, const char *limit) {
    world->limit_hit = limit;
    world->stop_status = RUN_LIMIT;
    world->stopping = true;
    return true;
}

bool clock_advance(World *world, int64_t to, ClockReason why) {
    LoopState *state = loop_state(world);
    if (to <= state->now) return false;
    bool until = world->limits.until && to > world->limits.until;
    if (until) to = world->limits.until;
    int64_t from = state->now;
    state->now = to;
    state->clock_reads = 0;
    world->position++;
    if (world->host->sink.send) report_send(world, EVENT_CLOCK, from, why, 0, NULL);   // even where the loop is muted
    if (until) return state->until_reached = limit_reached(world, "until");
    if (world->limits.time && to > world->limits.time) return limit_reached(world, "time");
    return world_stops_here(world) || (world->host->interrupt && *world->host->interrupt);
}

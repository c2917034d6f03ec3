#include "loop/compute.h"

#include "loop/clock.h"
#include "loop/report.h"
#include "loop/workers.h"

#define MILLISECOND (NS_PER_SECOND / 1000)
#define SWITCH_INTERVAL (5 * MILLISECOND)   // sys.getswitchinterval()
#define INTERRUPT_INTERVAL (1 << 21)        // operations between two looks at the host's interrupt

static uint64_t nearer(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

// When to look again: the next whole millisecond, or where a limit may be reached (a line has at least one operation).
static void look_again(World *world) {
    uint64_t at = UINT64_MAX;
    const Limits *limits = &world->limits;
    if (limits->op_cost) {
        uint64_t a_millisecond = ((uint64_t)MILLISECOND + limits->op_cost - 1) / limits->op_cost;
        uint64_t computed = world->thread->computed;
        at = world->operations + (computed < a_millisecond ? a_millisecond - computed : 1);
    }
    if (limits->operations) at = nearer(at, limits->operations);
    if (limits->lines) {
        at = nearer(at, world->operations + (limits->lines > world->steps ? limits->lines - world->steps : 1));
    }
    if (world->host->interrupt) at = nearer(at, world->operations + INTERRUPT_INTERVAL);
    world->attention_at = at;
}

// Adds what was computed since the last look to the thread's count.
static void count(World *world) {
    LoopState *state = loop_state(world);
    world->thread->computed += world->operations - state->counted_to;
    state->counted_to = world->operations;
}

void compute_begins(World *world) {
    LoopState *state = loop_state(world);
    state->counted_to = world->operations;
    state->lock_since = state->now;
    look_again(world);
}

void compute_drops(World *world) {
    loop_state(world)->counted_to = world->operations;
    world->thread->computed = 0;
    look_again(world);
}

static bool limit(World *world, const char *which) {
    world->limit_hit = which;
    world->stop_status = RUN_LIMIT;
    world->stopping = true;
    return false;
}

// The running thread goes back into the line of those that can go on.
static bool let_go(World *world, int64_t until) {
    Thread *thread = world->thread;
    thread_object(thread)->let_go = until <= loop_state(world)->now;
    thread->waits_for = NULL;
    thread->wake_at = until;
    thread->wait_order = ++loop_state(world)->waits;
    world->stop_status = RUN_BLOCKED;
    return false;
}

// When `ns` of a process's computing are done: on the CPU that is free first.
static int64_t computed_at(LoopState *state, int64_t ns) {
    int64_t *first = &state->cpu_free_at[0];
    for (int i = 1; i < CPUS; i++) {
        if (state->cpu_free_at[i] < *first) first = &state->cpu_free_at[i];
    }
    return *first = (*first > state->now ? *first : state->now) + ns;
}

// Whole milliseconds of computing become time. False: the thread stops here.
static bool spend(World *world) {
    LoopState *state = loop_state(world);
    count(world);
    int64_t ns = (int64_t)(world->thread->computed * world->limits.op_cost) / MILLISECOND * MILLISECOND;
    if (!ns) return true;
    world->thread->computed -= (uint64_t)ns / world->limits.op_cost;
    report(world, EVENT_COMPUTE, ns, world->thread->id, 0, NULL);
    if (thread_object(world->thread)->process) return let_go(world, computed_at(state, ns));
    if (clock_advance(world, state->now + ns, CLOCK_COMPUTED)) {
        if (!world->stopping) world->stop_status = RUN_STOPPED;
        return false;
    }
    bool long_enough = state->now - state->lock_since >= SWITCH_INTERVAL;
    return !long_enough || !workers_another_can_go(world) || let_go(world, state->now);
}

static bool attend(World *world) {
    const Limits *limits = &world->limits;
    if (limits->operations && world->operations >= limits->operations) return limit(world, "operations");
    if (limits->lines && world->steps >= limits->lines) return limit(world, "lines");
    if (world->native_depth) {             // nothing can stop here: later
        world->attention_at = world->operations + 1;
        return true;
    }
    bool go_on = !limits->op_cost || spend(world);
    if (go_on && world->host->interrupt && *world->host->interrupt) {
        world->stop_status = RUN_STOPPED;
        go_on = false;
    }
    look_again(world);
    return go_on;
}

void compute_set_up(World *world) {
    world->attend = attend;
    compute_begins(world);
}

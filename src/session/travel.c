// travel.c - going to a position, forward or back, and the movers that need no more than the log to know where to go.
#include <string.h>
#include <time.h>

#include "loop/machine.h"
#include "session/inner.h"
#include "session/seek.h"

enum { PATIENCE = 100000000, SLICE = 256 };  // ns before progress is shown; positions between looks at the host's clock

// ---- The user waits ---------------------------------------------------------------------------------------

static int64_t host_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool is_interrupted(const Session *session) { return session->host.interrupt && *session->host.interrupt; }

void travel_begin(Session *session) {
    session->hurried_since = session->progress ? host_now() : 0;
    session->halt = (Halt){HALT_REACHED, 0};
    session->selected = (Selection){0};
}

bool travel_goes_on(Session *session, double part) {
    if (session->hurried_since && host_now() - session->hurried_since > PATIENCE)
        session->progress(session->progress_context, part);
    return !is_interrupted(session);
}

// ---- Forward ----------------------------------------------------------------------------------------------

// What is viewed later has the limit in it.
static void note_limit(Session *session) {
    World *world = session->world;
    Event event = {.kind = EVENT_LIMIT, .text = world->limit_hit};
    if (session->host.sink.send) world_report(world, &event);
}

static SessionState state_after(const Session *session, MachineStatus status) {
    switch (status) {
        case MACHINE_ENDED: return SESSION_ENDED;
        case MACHINE_UNTIL: return SESSION_UNTIL;
        case MACHINE_LIMIT: return SESSION_LIMIT;
        case MACHINE_REFUSED: return SESSION_REFUSED;
        case MACHINE_STOPPED: break;
    }
    return is_interrupted(session) ? SESSION_INTERRUPTED : SESSION_STOPPED;
}

// One stretch without a look around. The end is a position of its own.
static void run_stretch(Session *session, uint64_t position) {
    session->world->stop_at = position;
    session->state = state_after(session, machine_run(session->world));
    if (!session_is_over(session->state)) return;
    if (session->state == SESSION_LIMIT) note_limit(session);
    session->world->position++;
}

static uint64_t least(uint64_t a, uint64_t b) { return a < b ? a : b; }

// Where the run must stop for us on its way.
static uint64_t next_halt(const Session *session, uint64_t position) {
    uint64_t now = session->world->position;
    if (!session->travels) return position;
    uint64_t halt = least(position, now + (session->shaken ? 1 : SLICE));
    return least(halt, interventions_next(&session->interventions));
}

// What the user has done to the run here is done again.
static void intervene(Session *session) {
    while (session->state == SESSION_STOPPED && interventions_next(&session->interventions) <= session->world->position)
        interventions_apply_next(&session->interventions, session);
}

// A debug switch: what is not copied, or not put back, shows at once.
static void shake(Session *session) {
    Moment moment = session_moment(session);
    Checkpoint *held = checkpoint_hold(&session->checkpoints, &moment);
    size_t keep = sizeof(Heap), used = (size_t)(session->world->heap.top - session->world->heap.base);
    memset((char *)session->world + keep, 0x5C, used - keep);
    memset(session->watch, 0x5C, WATCH_STATE_SIZE);
    checkpoint_return(&session->checkpoints, held, &moment);
}

static bool is_checkpoint_due(Session *session) {
    uint64_t next = checkpoints_next(&session->checkpoints, session->world->position);
    if (next == UINT64_MAX || next <= session->world->position) return next != UINT64_MAX;
    return host_now() - session->checked_at > session->checkpoints.pace;
}

static void look_around(Session *session) {
    if (!session->travels || session->state != SESSION_STOPPED) return;
    intervene(session);
    if (session->shaken) shake(session);
    if (!is_checkpoint_due(session)) return;
    Moment moment = session_moment(session);
    checkpoints_take(&session->checkpoints, &moment);
    session->checked_at = host_now();
}

// An interrupt may have come amid a line, where nothing can be taken up later but by going on: back to where it began.
static void tidy_interrupt(Session *session) {
    if (!session->travels || session->state != SESSION_INTERRUPTED) return;
    uint64_t here = session->world->position;
    *session->host.interrupt = 0;
    travel_to(session, here);
    *session->host.interrupt = 1;
    session->state = SESSION_INTERRUPTED;
}

static double part_of(uint64_t from, uint64_t now, uint64_t to) {
    return to == UINT64_MAX ? -1 : (double)(now - from) / (double)(to - from);
}

SessionState run_on(Session *session, uint64_t position) {
    World *world = session->world;
    uint64_t from = world->position;
    while (!session_is_over(session->state)) {
        run_stretch(session, next_halt(session, position));
        look_around(session);
        if (session->state == SESSION_INTERRUPTED || world->position >= position) break;
        if (breaks_are_hit(&session->breaks)) break;
        if (session->hurried_since && !travel_goes_on(session, part_of(from, world->position, position))) {
            session->state = SESSION_INTERRUPTED;
            break;
        }
    }
    tidy_interrupt(session);
    return session->state;
}

// ---- Anywhere ---------------------------------------------------------------------------------------------

static void restore(Session *session, const Checkpoint *checkpoint) {
    Moment moment = session_moment(session);
    checkpoints_restore(&session->checkpoints, checkpoint, &moment);
    session->state = (SessionState)checkpoint->state;
    session->selected = (Selection){0};
    session->checked_at = host_now();
}

// What the program has printed between here and there, where nothing is run again.
static void show_output_until(Session *session, const Checkpoint *there) {
    LogReader reader;
    Event event;
    log_read_from_here(&reader, session->log);
    while (reader.count.events < there->mark.count.events && log_read(&reader, &event))
        if (event.kind == EVENT_OUTPUT) session->write(session->write_context, (int)event.a, event.text, (size_t)event.c);
}

bool travel_to(Session *session, uint64_t position) {
    bool was_quiet = session->quiet;
    uint64_t now = session->world->position;
    const Checkpoint *nearest = checkpoints_find(&session->checkpoints, position);
    session->quiet = was_quiet || position < now;
    if (position < now || nearest->position > now) {
        if (!session->quiet && session->write) show_output_until(session, nearest);
        restore(session, nearest);
        if (position) intervene(session);
    }
    if (session->world->position < position) run_on(session, position);
    session->quiet = was_quiet;
    return session->state != SESSION_INTERRUPTED;
}

void travel_forget_future(Session *session) {
    log_cut(session->log);
    checkpoints_cut(&session->checkpoints, session->world->position + 1);
}

// ---- Where the log knows ----------------------------------------------------------------------------------

static bool is_before(const LogReader *reader, const Event *event, EventKind kind, int64_t subject, uint64_t here) {
    return event->kind == kind && (!subject || event->b == subject) && event->step + reader->count.positions < here;
}

uint64_t travel_find_back(Session *session, EventKind kind, int64_t subject, uint64_t count) {
    LogReader reader;
    uint64_t here = session->world->position;
    for (bool there = log_read_last(&reader, session->log); there; there = log_read_previous(&reader)) {
        LogReader start = reader;
        Event event;
        uint64_t found = 0;
        reader.one = start.one = true;
        while (log_read(&reader, &event)) found += is_before(&reader, &event, kind, subject, here);
        reader = start;
        if (found < count) {
            count -= found;
            continue;
        }
        for (uint64_t skip = found - count + 1; skip && log_read(&reader, &event);)
            skip -= is_before(&reader, &event, kind, subject, here);
        return event.step + reader.count.positions;
    }
    return 0;
}

uint64_t travel_find_time(Session *session, int64_t time) {
    LogReader reader;
    Event event;
    log_read_before(&reader, session->log, time);
    reader.all = true;
    while (log_read(&reader, &event))
        if (event.kind == EVENT_CLOCK && event.time >= time) return event.step + reader.count.positions;
    return UINT64_MAX;
}

// The position of the line that is the `step`th, if the log reaches so far; else at most that. Lines and what counts besides.
static uint64_t find_step(Session *session, uint64_t step) {
    LogReader reader;
    Event event;
    uint64_t counted = 0;
    log_read_from_start(&reader, session->log);
    reader.all = true;
    while (log_read(&reader, &event) && event.step < step) counted = reader.count.positions;
    return step + counted;
}

// ---- Movers -----------------------------------------------------------------------------------------------

static Halt halted(Session *session, HaltReason reason) {
    if (session->state == SESSION_INTERRUPTED) reason = HALT_INTERRUPTED;
    else if (session_is_over(session->state)) reason = HALT_END;
    else if (reason == HALT_REACHED && session->halt.reason == HALT_BREAK) reason = HALT_BREAK;
    return session->halt = (Halt){reason, reason == HALT_BREAK ? session->halt.number : 0};
}

uint64_t session_position(const Session *session) { return session->world->position; }
bool session_is_at_start(const Session *session) { return session->world->position == 0; }
size_t session_checkpoint_bytes(const Session *session) { return session->checkpoints.pool.bytes; }
bool session_replays_from_start(const Session *session) { return checkpoints_are_sparse(&session->checkpoints); }
bool session_is_true(const Session *session) { return !log_diverged(session->log); }

// Going back past an intervention undoes it; at the start none is left.
static bool undo_interventions(Session *session, uint64_t position) {
    return interventions_cut(&session->interventions, position ? position + 1 : 0);
}

static Halt go(Session *session, uint64_t position) {
    bool back = position < session->world->position;
    bool undone = back && undo_interventions(session, position);
    travel_to(session, position);
    if (undone) travel_forget_future(session);
    return halted(session, HALT_REACHED);
}

Halt session_goto(Session *session, uint64_t position) {
    travel_begin(session);
    if (position == UINT64_MAX && session_is_over(session->state)) return halted(session, HALT_END);
    return go(session, position);
}

Halt session_goto_step(Session *session, uint64_t step) {
    travel_begin(session);
    if (step == 0) return go(session, 0);
    uint64_t position = find_step(session, step);
    go(session, position);
    while (session->state == SESSION_STOPPED && session->world->steps < step)
        go(session, session->world->position + (step - session->world->steps));
    return session->halt;
}

static bool clock_is_at(void *context, Session *session) {
    return machine_time(session->world) >= *(const int64_t *)context;
}

Halt session_goto_time(Session *session, int64_t time) {
    travel_begin(session);
    if (time <= 0) return go(session, 0);
    uint64_t position = travel_find_time(session, time);
    if (position != UINT64_MAX) return go(session, position);
    Seeker seeker = {.at = clock_is_at, .context = &time, .event = EVENT_CLOCK};
    seek_forward(session, &seeker, 1);
    return halted(session, HALT_REACHED);
}

static Halt move_forward(Session *session, Grain grain, uint64_t count) {
    if (session_is_over(session->state)) return halted(session, HALT_END);
    Seeker seeker;
    seeker_init(&seeker, session, grain, FORWARD);
    seek_forward(session, &seeker, count);
    return halted(session, HALT_REACHED);
}

// What hangs on an event stands in the log; the rest is sought.
static Halt move_back(Session *session, Grain grain, uint64_t count) {
    if (session_is_at_start(session)) return halted(session, HALT_START);
    Seeker seeker;
    seeker_init(&seeker, session, grain, BACK);
    uint64_t found = seeker.event ? travel_find_back(session, seeker.event, 0, count) : seek_back(session, &seeker, count);
    if (!seeker.event && session->state == SESSION_INTERRUPTED) return halted(session, HALT_INTERRUPTED);
    int number = session->halt.number;
    go(session, found);
    if (session->state == SESSION_INTERRUPTED) return session->halt;
    session->halt = (Halt){found == 0 ? HALT_START : number ? HALT_BREAK : HALT_REACHED, found ? number : 0};
    return session->halt;
}

Halt session_move(Session *session, Grain grain, uint64_t count, Direction direction) {
    travel_begin(session);
    if (count == 0) return halted(session, HALT_REACHED);
    return direction == FORWARD ? move_forward(session, grain, count) : move_back(session, grain, count);
}

// ---- Proof ------------------------------------------------------------------------------------------------

enum { LANES = 4 };

// Four words at a time, each lane by itself, so that it goes as fast as memory does.
static uint64_t hash_more(uint64_t hash, const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    uint64_t lane[LANES] = {hash, hash + 1, hash + 2, hash + 3}, words[LANES];
    for (; size >= sizeof words; size -= sizeof words, at += sizeof words) {
        memcpy(words, at, sizeof words);
        for (int i = 0; i < LANES; i++) {
            lane[i] = (lane[i] ^ words[i]) * UINT64_C(0x9E3779B97F4A7C15);
            lane[i] ^= lane[i] >> 29;
        }
    }
    for (; size > 0; size--) lane[0] = (lane[0] ^ *at++) * UINT64_C(0x100000001B3);
    for (int i = 1; i < LANES; i++) lane[0] = (lane[0] ^ lane[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return lane[0];
}

void session_shake(Session *session) { session->shaken = true; }

// All that the world is, but for what says how it is being run.
uint64_t session_digest(Session *session) {
    World *world = session->world;
    uint64_t stop_at = world->stop_at, events = log_count(session->log);
    world->stop_at = 0;
    uint64_t hash = hash_more(14695981039346656037u, world, (size_t)(world->heap.top - world->heap.base));
    world->stop_at = stop_at;
    hash = hash_more(hash, session->watch, WATCH_STATE_SIZE);
    hash = hash_more(hash, &session->state, sizeof session->state);
    return hash_more(hash, &events, sizeof events);
}

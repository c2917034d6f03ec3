#include "session/diff.h"

#include <stdlib.h>
#include <string.h>

#include "session/inner.h"
#include "session/names.h"

enum { STRIDE = 1 << 16, SHORT_STRIDE = 64 };   // positions between looks at whether it is far enough, and the user still waits

// ---- The other run ----------------------------------------------------------------------------------------

// The clock shows no more there than here.
static int64_t latest_time(Session *session) {
    int64_t now = machine_time(session->world), until = session->options.limits.until;
    if (session_is_over(session->state) || (until && until < now)) return until;
    return now ? now : 1;    // 0 would be no limit
}

// Everything of this time that there is to compare has happened there, too.
static bool is_far_enough(const Session *session, const Session *twin) {
    if (session_is_over(session->state) || machine_time(twin->world) < machine_time(session->world)) return false;
    const uint64_t *here = session->watch->counts, *there = twin->watch->counts;
    return twin->world->position >= session->world->position && there[EVENT_HANDLE_BEGIN] >= here[EVENT_HANDLE_BEGIN] &&
           there[EVENT_OUTPUT] >= here[EVENT_OUTPUT];
}

static bool run_twin(Session *session, Session *twin) {
    travel_begin(session);
    uint64_t position = session->world->position;
    do {
        uint64_t now = twin->world->position, left = now < position ? position - now : SHORT_STRIDE;
        session_run(twin, now + (left < STRIDE ? left : STRIDE));
        if (!travel_goes_on(session, -1) || session_state(twin) == SESSION_INTERRUPTED) return false;
    } while (!session_is_over(session_state(twin)) && !is_far_enough(session, twin));
    return true;
}

static Session *open_twin(Session *session, Buf *problem) {
    SessionOptions options = session->options;
    options.limits.until = latest_time(session);
    options.record = options.watch = true;
    options.travel = false;
    options.also = (Sink){0};
    options.write = NULL;
    options.progress = NULL;
    Session *twin = session_open(session->scenario, &options, problem);
    if (!twin || run_twin(session, twin)) return twin;
    session_close(twin);
    buf_add_text(problem, "interrupted");
    return NULL;
}

// ---- Reading side by side ---------------------------------------------------------------------------------

typedef struct Follower {
    LogReader reader;
    NameTable names, calls;  // of tasks
    NameTable sleepers;      // of timers: who set them
    Buf what;                // the last thing found
    Event event;             // it
} Follower;

static Follower follow(Session *session) {
    Follower follower = {0};
    log_read_from_start(&follower.reader, session_log(session));
    return follower;
}

static void follower_free(Follower *follower) {
    names_free(&follower->names);
    names_free(&follower->calls);
    names_free(&follower->sleepers);
    buf_free(&follower->what);
}

// Task-3 fetch("API B"), or the name alone if it was chosen.
static void add_task(const Follower *follower, uint32_t id, Buf *out) {
    const char *name = names_get(&follower->names, id), *call = names_get(&follower->calls, id);
    buf_add_text(out, name);
    if (*call && strncmp(name, "Task-", 5) == 0) buf_add_format(out, " %s", call);
}

static void note(Follower *follower, const Event *event) {
    uint32_t id = (uint32_t)event->a;
    Buf who = BUF_INIT;
    if (event->text && (event->kind == EVENT_TASK_CREATED || event->kind == EVENT_TASK_RENAMED))
        names_set(&follower->names, id, event->text);
    if (event->text && event->kind == EVENT_TASK_LABEL) names_set(&follower->calls, id, event->text);
    if (event->kind == EVENT_TASK_WAITS && event->b == AWAIT_SLEEP) {
        add_task(follower, id, &who);
        names_set(&follower->sleepers, (uint32_t)event->c, buf_text(&who));
    }
    buf_free(&who);
}

static void describe_handle(Follower *follower, const Event *event) {
    static const char *const words[] = {
        [LABEL_STOP] = "the end of run()", [LABEL_GATHER] = "gather's callback", [LABEL_TASKGROUP] = "TaskGroup's callback",
        [LABEL_WAIT] = "wait's callback", [LABEL_TIMEOUT] = "a timeout", [LABEL_SHIELD] = "shield's callback",
        [LABEL_AS_COMPLETED] = "as_completed's callback", [LABEL_EXECUTOR] = "a thread's result",
        [LABEL_CALLBACK] = "the callback ",
    };
    Buf *out = &follower->what;
    const char *sleeper = names_get(&follower->sleepers, (uint32_t)event->b);
    switch ((HandleLabel)event->a) {
        case LABEL_STEP: case LABEL_WAKEUP: add_task(follower, (uint32_t)event->b, out); break;
        case LABEL_SET_RESULT: buf_add_format(out, "the timer of %s", *sleeper ? sleeper : "a sleep"); break;
        case LABEL_CALLBACK: buf_add_format(out, "%s%s", words[event->a], event->text ? event->text : ""); break;
        default: buf_add_text(out, words[event->a]); break;
    }
}

static void describe_output(Follower *follower, const Event *event) {
    buf_add(&follower->what, event->text, (size_t)event->c);
}

// The next handle, or piece of output. False: there is none.
static bool find_next(Follower *follower, EventKind kind) {
    while (log_read(&follower->reader, &follower->event)) {
        note(follower, &follower->event);
        if (follower->event.kind != kind) continue;
        buf_clear(&follower->what);
        if (kind == EVENT_OUTPUT) describe_output(follower, &follower->event);
        else describe_handle(follower, &follower->event);
        return true;
    }
    return false;
}

static bool is_same(Follower *a, Follower *b) {
    const Event *one = &a->event, *other = &b->event;
    bool text = a->what.size == b->what.size && strcmp(buf_text(&a->what), buf_text(&b->what)) == 0;
    if (one->kind == EVENT_OUTPUT) return text && one->a == other->a;
    return text && one->a == other->a && one->time == other->time && one->iteration == other->iteration;
}

static DiffSide side_of(Follower *follower, bool any) {
    if (!any) return (DiffSide){0};
    const Event *event = &follower->event;
    DiffSide side = {strdup(buf_text(&follower->what)), event->iteration, event->time, event->step,
                     event->step + follower->reader.count.positions};
    if (!side.what) abort();
    size_t size = strlen(side.what);
    if (size && side.what[size - 1] == '\n') side.what[size - 1] = 0;
    return side;
}

// The first place at which they part. Where this run has less, it may only not have come so far.
static bool find_parting(Session *session, Diff *diff, EventKind kind) {
    Follower here = follow(session), there = follow(diff->twin);
    bool more = true, also = true;
    while (more && also) {
        more = find_next(&here, kind);
        also = find_next(&there, kind);
        if (more && also && !is_same(&here, &there)) break;
    }
    bool late = also && there.event.time < machine_time(session->world);
    bool parts = more || late || (also && session_is_over(session->state));
    if (parts) {
        diff->here = side_of(&here, more);
        diff->there = side_of(&there, also);
    }
    follower_free(&here);
    follower_free(&there);
    return parts;
}

// ---- The whole --------------------------------------------------------------------------------------------

Diff *diff_new(Session *session, Buf *problem) {
    Diff *diff = calloc(1, sizeof *diff);
    if (!diff) abort();
    if (!session->interventions.count) return diff;
    diff->twin = open_twin(session, problem);
    if (!diff->twin) return free(diff), NULL;
    diff->kind = find_parting(session, diff, EVENT_HANDLE_BEGIN) ? DIFF_HANDLE
                 : find_parting(session, diff, EVENT_OUTPUT)     ? DIFF_OUTPUT
                                                                 : DIFF_SAME;
    return diff;
}

void diff_free(Diff *diff) {
    if (!diff) return;
    free(diff->here.what);
    free(diff->there.what);
    session_close(diff->twin);
    free(diff);
}

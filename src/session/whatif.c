#include "session/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "loop/intervene.h"
#include "session/inner.h"

static const char *const words[] = {
    [WHATIF_CANCEL] = "cancel", [WHATIF_FAIL] = "fail", [WHATIF_DELAY] = "delay", [WHATIF_RUN] = "!",
};

const char *intervention_word(InterventionKind kind) { return words[kind]; }

void intervention_describe(const Intervention *one, Buf *out) {
    buf_add_text(out, words[one->kind]);
    if (one->kind != WHATIF_RUN) buf_add_byte(out, ' ');
    buf_add_text(out, one->target);
    if (one->kind == WHATIF_FAIL) buf_add_format(out, " %s", one->exception);
    if (one->kind == WHATIF_DELAY) buf_add_format(out, " %.15g", (double)one->delay / 1e9);
}

// ---- One --------------------------------------------------------------------------------------------------

static void intervention_free(Intervention *one) {
    free(one->target);
    free(one->exception);
    free(one);
}

static char *copy_of(const char *text) {
    char *copy = text ? strdup(text) : NULL;
    if (text && !copy) abort();
    return copy;
}

static bool fail(Session *session, const Intervention *one, Buf *problem) {
    Value exception = execute_expression(session, one->exception, problem);
    bool done = !value_is_absent(exception) && intervene_fail(session->world, one->target, exception, problem);
    value_drop(session->world, exception);
    return done;
}

static bool perform_here(Session *session, const Intervention *one, Buf *problem) {
    switch (one->kind) {
        case WHATIF_CANCEL: return intervene_cancel(session->world, one->target, problem);
        case WHATIF_FAIL: return fail(session, one, problem);
        case WHATIF_DELAY: return intervene_delay(session->world, one->target, one->delay, problem);
        case WHATIF_RUN: return execute_statement(session, one->target, problem);
        case WHATIF_KIND_COUNT: break;
    }
    return false;
}

// In the frame that was selected then, whatever is now.
static bool perform(Session *session, const Intervention *one, Buf *problem) {
    Selection now = session->selected;
    session->selected = one->selected;
    bool done = perform_here(session, one, problem);
    session->selected = now;
    return done;
}

// ---- The list ---------------------------------------------------------------------------------------------

static void append(Interventions *interventions, Intervention *one) {
    if (interventions->count == interventions->room) {
        interventions->room = interventions->room ? interventions->room * 2 : 8;
        interventions->list = realloc(interventions->list, interventions->room * sizeof *interventions->list);
        if (!interventions->list) abort();
    }
    interventions->list[interventions->count++] = one;
}

uint64_t interventions_next(const Interventions *interventions) {
    return interventions->applied < interventions->count ? interventions->list[interventions->applied]->position : UINT64_MAX;
}

// It went well the first time, and the world is the same.
void interventions_apply_next(Interventions *interventions, Session *session) {
    Buf problem = BUF_INIT;
    perform(session, interventions->list[interventions->applied++], &problem);
    buf_free(&problem);
}

bool interventions_cut(Interventions *interventions, uint64_t position) {
    bool any = false;
    while (interventions->count && interventions->list[interventions->count - 1]->position >= position) {
        intervention_free(interventions->list[--interventions->count]);
        any = true;
    }
    if (interventions->applied > interventions->count) interventions->applied = interventions->count;
    return any;
}

void interventions_free(Interventions *interventions) {
    interventions_cut(interventions, 0);
    free(interventions->list);
    *interventions = (Interventions){0};
}

// ---- The session ------------------------------------------------------------------------------------------

uint32_t session_intervention_count(const Session *session) { return session->interventions.count; }
const Intervention *session_intervention(const Session *session, uint32_t index) {
    return session->interventions.list[index];
}

// What cannot be done may have left something half done.
static bool perform_or_undo(Session *session, const Intervention *one, Buf *problem) {
    Moment moment = session_moment(session);
    Checkpoint *held = checkpoint_hold(&session->checkpoints, &moment);
    if (perform(session, one, problem)) return checkpoint_drop(&session->checkpoints, held), true;
    checkpoint_return(&session->checkpoints, held, &moment);
    travel_forget_future(session);
    return false;
}

bool session_intervene(Session *session, InterventionKind kind, const char *target, const char *exception, int64_t delay,
                       Buf *problem) {
    if (session_is_over(session->state)) return buf_add_text(problem, "the run is over; go back first"), false;
    World *world = session->world;
    Intervention *one = calloc(1, sizeof *one);
    if (!one) abort();
    *one = (Intervention){
        .kind = kind, .position = world->position, .step = world->steps, .time = machine_time(world),
        .selected = session->selected, .target = copy_of(target), .exception = copy_of(exception), .delay = delay,
    };
    travel_forget_future(session);
    if (!perform_or_undo(session, one, problem)) return intervention_free(one), false;
    append(&session->interventions, one);
    session->interventions.applied++;
    return true;
}

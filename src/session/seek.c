#include "session/seek.h"

#include "loop/inspect.h"
#include "session/inner.h"
#include "vm/frame.h"

// ---- Where the run stands ---------------------------------------------------------------------------------

// The word of a LINE that was just counted, with its line's number behind it.
static bool is_at_line(const Frame *frame) {
    uint32_t word = frame_word(frame);
    if (!word) return false;
    Opcode op = WORD_OP(frame->code->words[word - 1]);
    return (op == OP_LINE || op == OP_LINE_AGAIN) && frame->code->words[word] == frame->line;
}

const Frame *seek_line_frame(Session *session) {
    const Frame *frame = session->world->thread ? session->world->thread->frame : NULL;
    return frame && frame_is_visible(frame) && is_at_line(frame) ? frame : NULL;
}

bool seek_is_first_line(const Frame *frame) {
    const Word *words = frame->code->words;
    uint32_t first = 0;
    while (WORD_OP(words[first]) != OP_LINE) first++;
    return frame_word(frame) == first + 1;
}

// Visible frames of the task, from `frame` outward.
static int depth_of(const Frame *frame) {
    int depth = 0;
    for (; frame && !(frame->flags & FRAME_DRIVES); frame = frame->back) depth += frame_is_visible(frame);
    return depth;
}

static uint32_t current_thread(Session *session) { return session->world->thread ? session->world->thread->id : 0; }

// ---- Movers -----------------------------------------------------------------------------------------------

static bool at_line(void *context, Session *session) {
    (void)context;
    return seek_line_frame(session);
}

static bool is_same_course(const Seeker *seeker, Session *session) {
    return current_thread(session) == seeker->thread && (seeker->thread || watch_running_task(session->watch) == seeker->task);
}

// Forward, when the task is over, there is no next line of it: the run stops there.
static bool course_is_over(const Seeker *seeker, Session *session) {
    return seeker->task && !inspect_find_task(session->world, seeker->task);
}

static bool at_next(void *context, Session *session) {
    const Seeker *seeker = context;
    const Frame *frame = seek_line_frame(session);
    if (frame && is_same_course(seeker, session)) return !seeker->frame || depth_of(frame) <= seeker->depth;
    return course_is_over(seeker, session);
}

static bool at_last(void *context, Session *session) {
    const Seeker *seeker = context;
    const Frame *frame = seek_line_frame(session);
    return frame && is_same_course(seeker, session) && (!seeker->frame || depth_of(frame) <= seeker->depth);
}

static bool at_caller(void *context, Session *session) {
    const Seeker *seeker = context;
    const Frame *frame = seek_line_frame(session);
    if (frame && is_same_course(seeker, session)) return depth_of(frame) < seeker->depth;
    return course_is_over(seeker, session);
}

static bool at_entry(void *context, Session *session) {
    const Seeker *seeker = context;
    const Frame *frame = seek_line_frame(session);
    return frame && is_same_course(seeker, session) && depth_of(frame) == seeker->depth && seek_is_first_line(frame);
}

static bool at_event(void *context, Session *session) {
    Seeker *seeker = context;
    uint64_t now = session->watch->counts[seeker->event];
    bool new = now != seeker->counted;
    seeker->counted = now;
    return new;
}

static bool at_nothing(void *context, Session *session) {
    (void)context, (void)session;
    return false;
}

static bool at_break(void *context, Session *session) {
    (void)context;
    int number = breaks_hold(&session->breaks, session, false);
    if (number) session->halt.number = number;
    return number;
}

static const Frame *innermost_visible(Session *session) {
    return session->world->thread ? frame_innermost_visible(session->world->thread) : NULL;
}

// Back from where a function was entered, it is the caller's entry that is meant.
static const Frame *entered_from(const Frame *frame) {
    if (!is_at_line(frame) || !seek_is_first_line(frame)) return frame;
    const Frame *back = frame->back;
    while (back && !(back->flags & FRAME_DRIVES) && !frame_is_visible(back)) back = back->back;
    return back && frame_is_visible(back) ? back : frame;
}

// The run stands in the loop, between handles.
static bool is_nobody(const Seeker *seeker) { return !seeker->frame && !seeker->task; }

void seeker_init(Seeker *seeker, Session *session, Grain grain, Direction direction) {
    const Frame *frame = seek_line_frame(session) ? innermost_visible(session) : NULL;
    if (frame && grain == GRAIN_FINISH && direction == BACK) frame = entered_from(frame);
    *seeker = (Seeker){
        .context = seeker, .frame = frame, .task = watch_running_task(session->watch), .thread = current_thread(session),
        .depth = frame ? depth_of(frame) : 0,
    };
    switch (grain) {
        case GRAIN_LINE: seeker->at = at_line; break;
        case GRAIN_NEXT: seeker->at = is_nobody(seeker) ? at_line : direction == FORWARD ? at_next : at_last; break;
        case GRAIN_FINISH: seeker->at = !frame ? at_line : direction == FORWARD ? at_caller : at_entry; break;
        case GRAIN_HANDLE: seeker->event = EVENT_HANDLE_BEGIN; break;
        case GRAIN_ITERATION: seeker->event = EVENT_ITERATION; break;
        case GRAIN_CLOCK: seeker->event = EVENT_CLOCK; break;
        case GRAIN_BREAK: seeker->at = direction == FORWARD ? at_nothing : at_break; break;
    }
    if (!seeker->event) return;
    seeker->at = at_event;
    seeker->counted = session->watch->counts[seeker->event];
}

// ---- Forward ----------------------------------------------------------------------------------------------

// To the next position at which there is something to ask.
static void run_on_to_question(Session *session, const Seeker *seeker) {
    Breaks *breaks = &session->breaks;
    bool everywhere = breaks_need_lines(breaks) || (!seeker->event && seeker->at != at_nothing);
    breaks_listen(breaks, session->world, everywhere ? EVENT_RUN_BEGIN : seeker->event);
    run_on(session, everywhere ? session->world->position + 1 : UINT64_MAX);
}

static bool stops_at_break(Session *session) {
    int number = session->state == SESSION_STOPPED ? breaks_hold(&session->breaks, session, true) : 0;
    if (!number) return false;
    session->halt = (Halt){HALT_BREAK, number};
    return true;
}

static bool is_time_to_look(uint64_t asked) { return asked % 4096 == 0; }

void seek_forward(Session *session, Seeker *seeker, uint64_t count) {
    uint64_t asked = 0, breaks = seeker->at == at_nothing ? count : 1;
    breaks_begin(&session->breaks, session);
    while (session->state == SESSION_STOPPED || session->state == SESSION_INTERRUPTED) {
        run_on_to_question(session, seeker);
        if (session->state != SESSION_STOPPED) break;
        if (stops_at_break(session) && --breaks == 0) break;
        session->halt.reason = HALT_REACHED;
        if (seeker->at(seeker->context, session) && --count == 0) break;
        if (!is_time_to_look(++asked) || travel_goes_on(session, -1)) continue;
        session->state = SESSION_INTERRUPTED;
        break;
    }
    breaks_end(&session->breaks);
}

// ---- Back -------------------------------------------------------------------------------------------------

typedef struct Search {
    uint64_t from, to;     // the stretch: positions [from, to)
    uint64_t found, last;  // places in it, and where the last one is
} Search;

// Runs the stretch again and asks everywhere. With `wanted` it ends at that place. False: interrupted.
static bool ask_stretch(Session *session, Seeker *seeker, Search *search, uint64_t wanted) {
    search->found = 0;
    travel_to(session, search->from);
    seeker->counted = seeker->event ? session->watch->counts[seeker->event] : 0;
    breaks_begin(&session->breaks, session);
    for (uint64_t asked = 0; session->state == SESSION_STOPPED && session->world->position < search->to;) {
        if (seeker->at(seeker->context, session)) {
            search->last = session->world->position;
            if (++search->found == wanted) break;
        }
        breaks_listen(&session->breaks, session->world, EVENT_RUN_BEGIN);
        run_on(session, session->world->position + 1);
        if (is_time_to_look(++asked) && !travel_goes_on(session, -1)) session->state = SESSION_INTERRUPTED;
    }
    breaks_end(&session->breaks);
    return session->state != SESSION_INTERRUPTED;
}

// The stretch before search->to: from the last checkpoint. A task's lines are within its handles, and the log knows where
// those are. False: there is none.
static bool stretch_before(Session *session, const Seeker *seeker, Search *search) {
    search->found = 0;
    search->from = checkpoints_find(&session->checkpoints, search->to - 1)->position;
    if (seeker->at == at_break && breaks_remember(&session->breaks)) search->from = 0;
    if (seeker->at != at_last || !seeker->task) return true;
    search->from = travel_find_back(session, EVENT_HANDLE_BEGIN, seeker->task, 1);
    uint64_t end = travel_find_back(session, EVENT_HANDLE_END, seeker->task, 1);
    if (end >= search->from && end < search->to) search->to = end + 1;
    return search->from;
}

uint64_t seek_back(Session *session, Seeker *seeker, uint64_t count) {
    Search search = {.to = session->world->position};
    bool was_quiet = session->quiet, goes_on = true;
    session->quiet = true;
    while (search.to > 0 && stretch_before(session, seeker, &search)) {
        goes_on = ask_stretch(session, seeker, &search, 0);
        if (!goes_on || search.found >= count) break;
        count -= search.found;
        search.found = 0;
        search.to = search.from;
    }
    if (goes_on && search.found >= count && count > 1) goes_on = ask_stretch(session, seeker, &search, search.found - count + 1);
    session->quiet = was_quiet;
    return goes_on && search.found ? search.last : 0;
}

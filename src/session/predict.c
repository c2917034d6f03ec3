#include "session/predict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loop/inspect.h"
#include "session/inner.h"

enum { SLICE = 256, MORE_LINES = 20000, TIMERS = PREDICT_CHOICES };  // positions run at once; positions searched for other lines

#define NOTHING_PRINTED "nothing more is printed"
#define NO_MORE_TIME "it does not move any more"
#define RUN_ENDS "none: the run ends"
#define ALL_WAIT "none: all wait for ever"

// ---- Choices ----------------------------------------------------------------------------------------------

static bool has_choice(const Question *question, const char *text) {
    for (uint32_t i = 0; i < question->count; i++)
        if (strcmp(question->choices[i], text) == 0) return true;
    return false;
}

static void add_choice(Question *question, const char *text) {
    if (!*text || question->count == PREDICT_CHOICES || has_choice(question, text)) return;
    question->choices[question->count] = strdup(text);
    if (!question->choices[question->count++]) abort();
}

// One that is there only so that there are enough.
static void add_if_few(Question *question, const char *text) {
    if (question->count < PREDICT_LEAST) add_choice(question, text);
}

static void exchange(Question *question, uint32_t a, uint32_t b) {
    char *kept = question->choices[a];
    question->choices[a] = question->choices[b];
    question->choices[b] = kept;
    if (question->right == a) question->right = b;
    else if (question->right == b) question->right = a;
}

static uint64_t mixed(uint64_t x) {
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

// In an order that tells nothing, but is the same every time.
static void shuffle(Question *question) {
    for (uint32_t i = question->count; i > 1; i--)
        exchange(question, i - 1, (uint32_t)(mixed(question->position * 8 + i) % i));
}

// ---- Looking ahead ----------------------------------------------------------------------------------------

// What was seen of the future.
typedef struct Outlook {
    PredictKind kind;
    bool found;
    bool stuck;              // before that nothing could ever move again
    Event event;             // HANDLE_BEGIN of a task, CLOCK, or OUTPUT of the line's end; without text
    uint64_t position;       // of it
    uint32_t timer;          // TIME: the one that fired then; 0: none
    Buf line;                // OUTPUT: so far
    char *lines[PREDICT_CHOICES];
    uint32_t line_count;
} Outlook;

static void see(Outlook *outlook, const Event *event, uint64_t position) {
    outlook->event = *event;
    outlook->event.text = NULL;
    outlook->position = position;
}

static void end_line(Outlook *outlook) {
    char *line = strdup(buf_text(&outlook->line));
    if (!line) abort();
    outlook->lines[outlook->line_count++] = line;
    buf_clear(&outlook->line);
}

static void note_output(Outlook *outlook, const Event *event, uint64_t position) {
    for (int64_t i = 0; i < event->c && outlook->line_count < PREDICT_CHOICES; i++) {
        if (event->text[i] == '\n' && outlook->line_count == 0) see(outlook, event, position);
        if (event->text[i] == '\n') end_line(outlook);
        else if (event->text[i]) buf_add_byte(&outlook->line, event->text[i]);
    }
}


static void note(Outlook *outlook, const Event *event, uint64_t position) {
    bool clock = event->kind == EVENT_CLOCK, begins = event->kind == EVENT_HANDLE_BEGIN && label_is_of_task(event->a);
    outlook->stuck |= event->kind == EVENT_DEADLOCK && !outlook->found;
    if (outlook->stuck) return;
    if (outlook->kind == PREDICT_OUTPUT && event->kind == EVENT_OUTPUT && event->a == 1) note_output(outlook, event, position);
    if (outlook->kind == PREDICT_TIME && outlook->found && !outlook->timer && event->kind == EVENT_TIMER_FIRED &&
        event->time == outlook->event.time)
        outlook->timer = (uint32_t)event->a;
    if (outlook->found || !(outlook->kind == PREDICT_TIME ? clock : outlook->kind == PREDICT_TASK && begins)) return;
    outlook->found = true;
    see(outlook, event, position);
}

static bool wants_more(const Outlook *outlook, uint64_t ahead) {
    if (outlook->stuck) return false;
    if (outlook->kind == PREDICT_OUTPUT && outlook->line_count)
        return outlook->line_count < PREDICT_CHOICES && ahead < MORE_LINES;
    return !outlook->found && ahead < PREDICT_AHEAD;
}

static void look_ahead(Session *session, Outlook *outlook) {
    uint64_t here = session->world->position;
    LogReader reader;
    log_read_from_here(&reader, session->log);
    reader.all = false;      // the watch must have come as far
    while (session->state == SESSION_STOPPED && wants_more(outlook, session->world->position - here)) {
        run_on(session, session->world->position + SLICE);
        for (Event event; log_read(&reader, &event);) note(outlook, &event, event.step + reader.count.positions);
        if (!travel_goes_on(session, -1)) session->state = SESSION_INTERRUPTED;
    }
    if (session->state == SESSION_ENDED && outlook->line.size && outlook->line_count < PREDICT_CHOICES)
        end_line(outlook);
}

// ---- What decided it --------------------------------------------------------------------------------------

static void decide(Question *question, const Event *event, uint64_t position) {
    question->decided = position;
    question->decided_step = event->step;
    question->decided_time = event->time;
}

// The last such event at or behind `time` and before the outcome, with this number.
static void find_event(Session *session, Question *question, EventKind kind, uint32_t id, int64_t time) {
    LogReader reader;
    log_read_before(&reader, session->log, time);
    for (Event event; log_read(&reader, &event);) {
        uint64_t position = event.step + reader.count.positions;
        if (position > question->outcome) break;
        if (event.kind == kind && (kind == EVENT_READY ? event.c : event.a) == id) decide(question, &event, position);
    }
}

static void find_decision(Session *session, Question *question, const Outlook *outlook) {
    decide(question, &outlook->event, outlook->position);
    if (outlook->kind == PREDICT_TASK) {
        uint32_t handle = (uint32_t)outlook->event.c;
        const Cause *cause = watch_cause(session->watch, handle);
        if (cause) find_event(session, question, EVENT_READY, handle, cause->time);
    }
    const WatchedTimer *timer = &session->watch->timers[outlook->timer % WATCH_TIMERS];
    if (outlook->timer && timer->id == outlook->timer) find_event(session, question, EVENT_TIMER_SET, timer->id, timer->set);
}

// ---- Which task -------------------------------------------------------------------------------------------

static void add_task(Session *session, uint32_t id, Buf *out) {
    const char *name = names_get(&session->watch->tables[WATCH_NAMES], id);
    const char *call = names_get(&session->watch->tables[WATCH_LABELS], id);
    buf_add_text(out, name);
    if (*call && strncmp(name, "Task-", 5) == 0) buf_add_format(out, " %s", call);
}

static void add_task_choice(Session *session, Question *question, const Task *task) {
    Buf text = BUF_INIT;
    if (task && !task->future.hidden) add_task(session, task->future.id, &text);
    add_choice(question, buf_text(&text));
    buf_free(&text);
}

// Those in the queue first, then those that sleep, in order, then all others.
static void add_other_tasks(Session *session, Question *question) {
    World *world = session->world;
    InspectedTimer timers[TIMERS];
    uint32_t ready = inspect_ready_count(world), set = inspect_timers(world, timers, TIMERS);
    for (uint32_t i = 0; i < ready && question->count < PREDICT_CHOICES; i++)
        add_task_choice(session, question, inspect_ready(world, i).task);
    for (uint32_t i = 0; i < set && i < TIMERS; i++) add_task_choice(session, question, timers[i].task);
    const Task *task = NULL;
    while (question->count < PREDICT_CHOICES && (task = inspect_next_task(world, task))) add_task_choice(session, question, task);
    add_if_few(question, RUN_ENDS);
    add_if_few(question, ALL_WAIT);
}

// ---- What is printed --------------------------------------------------------------------------------------

static void add_other_lines(Session *session, Question *question, const Outlook *outlook) {
    for (uint32_t i = 1; i < outlook->line_count && question->count < PREDICT_CHOICES - 1; i++)
        add_choice(question, outlook->lines[i]);
    Outlook past = {.kind = PREDICT_OUTPUT};
    LogReader reader;
    if (log_read_last(&reader, session->log))
        for (Event event; past.line_count < PREDICT_CHOICES && log_read(&reader, &event);) note(&past, &event, 0);
    for (uint32_t i = past.line_count; i-- > 0;) {
        if (question->count < PREDICT_CHOICES - 1) add_choice(question, past.lines[i]);
        free(past.lines[i]);
    }
    buf_free(&past.line);
    add_choice(question, NOTHING_PRINTED);
    add_if_few(question, "a traceback");
    add_if_few(question, "an empty line");
}

// ---- At what time -----------------------------------------------------------------------------------------

static void add_time_choice(Question *question, int64_t time) {
    char text[40];
    if (time % 1000000) snprintf(text, sizeof text, "%.9g s", (double)time / 1e9);
    else snprintf(text, sizeof text, "%.3f s", (double)time / 1e9);
    if (time >= 0) add_choice(question, text);
}

static int64_t plus(int64_t a, int64_t b) { return a < INT64_MAX - b ? a + b : INT64_MAX; }

static void add_other_times(Session *session, Question *question, int64_t right) {
    InspectedTimer timers[TIMERS];
    uint32_t set = inspect_timers(session->world, timers, TIMERS);
    int64_t now = machine_time(session->world), in_turn = now;
    for (uint32_t i = 0; i < set && i < TIMERS; i++) in_turn = plus(in_turn, timers[i].when - now);
    for (uint32_t i = 0; i < set && i < TIMERS && question->count < PREDICT_CHOICES - 1; i++)
        add_time_choice(question, timers[i].when);
    if (set > 1) add_time_choice(question, in_turn);
    add_if_few(question, NO_MORE_TIME);
    if (question->count < PREDICT_LEAST) add_time_choice(question, plus(right, 1000000000));
    if (question->count < PREDICT_LEAST) add_time_choice(question, plus(right, 2000000000));
}

// The earliest first; what is no time last.
static void sort_times(Question *question) {
    for (uint32_t i = 1; i < question->count; i++)
        for (uint32_t at = i; at > 0; at--) {
            char *end_a, *end_b;
            double a = strtod(question->choices[at - 1], &end_a), b = strtod(question->choices[at], &end_b);
            bool time_a = end_a != question->choices[at - 1], time_b = end_b != question->choices[at];
            if (time_a && (!time_b || a <= b)) break;
            exchange(question, at - 1, at);
        }
}

// ---- The whole --------------------------------------------------------------------------------------------

// What comes true is the first choice.
static void add_right_choice(Session *session, Question *question, const Outlook *outlook) {
    Buf text = BUF_INIT;
    switch (question->kind) {
        case PREDICT_TASK:
            if (outlook->found) add_task(session, (uint32_t)outlook->event.b, &text);
            add_choice(question, outlook->found ? buf_text(&text) : outlook->stuck ? ALL_WAIT : RUN_ENDS);
            break;
        case PREDICT_OUTPUT:
            if (!outlook->line_count) add_choice(question, NOTHING_PRINTED);
            else add_choice(question, *outlook->lines[0] ? outlook->lines[0] : "an empty line");
            break;
        default:
            if (outlook->found) add_time_choice(question, outlook->event.time);
            else add_choice(question, NO_MORE_TIME);
            break;
    }
    buf_free(&text);
    Event end = {.step = session->world->steps, .time = machine_time(session->world)};
    question->outcome = outlook->position ? outlook->position : session->world->position;
    if (outlook->position) find_decision(session, question, outlook);
    else decide(question, &end, question->outcome);
}

static void add_other_choices(Session *session, Question *question, const Outlook *outlook) {
    switch (question->kind) {
        case PREDICT_TASK: add_other_tasks(session, question); break;
        case PREDICT_OUTPUT: add_other_lines(session, question, outlook); break;
        default: add_other_times(session, question, outlook->found ? outlook->event.time : machine_time(session->world)); break;
    }
    if (question->kind == PREDICT_TIME) sort_times(question);
    else shuffle(question);
}

// Back to where the question is asked, as it was.
static void come_back(Session *session, uint64_t position, Selection selected) {
    volatile int *interrupt = session->host.interrupt;
    int interrupted = interrupt ? *interrupt : 0;
    if (interrupt) *interrupt = 0;
    travel_to(session, position);
    if (interrupt) *interrupt = interrupted;
    session->selected = selected;
    session->quiet = false;
}

static const char *const texts[] = {
    [PREDICT_TASK] = "Which task runs next?", [PREDICT_OUTPUT] = "What is printed next?",
    [PREDICT_TIME] = "At what time does the clock stop next?",
};

Question *predict_ask(Session *session, PredictKind kind, Buf *problem) {
    if (session_is_over(session->state)) return buf_add_text(problem, "the run is over"), NULL;
    Outlook outlook = {.kind = kind};
    Question *question = calloc(1, sizeof *question);
    if (!question) abort();
    *question = (Question){.kind = kind, .text = texts[kind], .position = session->world->position};
    Selection selected = session->selected;
    session->state = SESSION_STOPPED;
    session->quiet = true;
    travel_begin(session);
    look_ahead(session, &outlook);
    bool interrupted = session->state == SESSION_INTERRUPTED;
    bool known = outlook.found || outlook.stuck || outlook.line_count || session_is_over(session->state);
    if (known && !interrupted) add_right_choice(session, question, &outlook);
    come_back(session, question->position, selected);
    if (known && !interrupted) {
        add_other_choices(session, question, &outlook);
    } else {
        buf_add_text(problem, interrupted ? "interrupted" : "nothing of that kind happens for long");
        predict_free(question);
        question = NULL;
    }
    for (uint32_t i = 0; i < outlook.line_count; i++) free(outlook.lines[i]);
    buf_free(&outlook.line);
    return question;
}

void predict_free(Question *question) {
    if (!question) return;
    for (uint32_t i = 0; i < question->count; i++) free(question->choices[i]);
    free(question);
}

bool predict_is_choice(Session *session, bool within, PredictKind *kind) {
    World *world = session->world;
    const EventLoop *loop = session_is_over(session->state) ? NULL : inspect_loop(world);
    bool between = loop && !loop->current && session->watch->handle.kind != EVENT_HANDLE_BEGIN;
    if (!loop || !(between || within)) return false;
    const Task *first = inspect_next_task(world, NULL);
    if (!first || !inspect_next_task(world, first)) return false;
    bool ready = inspect_ready_count(world) > 0;
    *kind = !ready ? PREDICT_TIME : mixed(world->position) % 3 == 0 ? PREDICT_OUTPUT : PREDICT_TASK;
    return true;
}

bool predict_answer(Score *score, const Question *question, uint32_t choice) {
    bool right = choice == question->right;
    score->asked++;
    score->right += right;
    return right;
}

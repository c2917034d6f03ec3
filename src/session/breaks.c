#include "session/breaks.h"

#include <stdlib.h>
#include <string.h>

#include "loop/intervene.h"
#include "session/inner.h"
#include "session/seek.h"
#include "vm/frame.h"
#include "vm/str.h"

typedef struct EventBreak {
    BreakKind kind;
    const char *word;
} EventBreak;

static const EventBreak event_breaks[] = {
    {BREAK_CANCEL, "cancel"}, {BREAK_EXCEPTION, "exception"}, {BREAK_BLOCK, "block"}, {BREAK_DONE, "done"}, {BREAK_PRINT, "print"},
};

const char *break_event_word(BreakKind kind) {
    for (size_t i = 0; i < sizeof event_breaks / sizeof *event_breaks; i++)
        if (event_breaks[i].kind == kind) return event_breaks[i].word;
    return NULL;
}

static bool is_of_events(BreakKind kind) { return kind == BREAK_TASK || break_event_word(kind); }

// ---- The list ---------------------------------------------------------------------------------------------

static void break_free(Break *one) {
    free(one->what);
    free(one->condition);
    free(one->value);
    free(one->before);
    free(one);
}

void breaks_free(Breaks *breaks) {
    for (uint32_t i = 0; i < breaks->count; i++) break_free(breaks->list[i]);
    free(breaks->list);
    free(breaks->said);
    *breaks = (Breaks){0};
}

static void append(Breaks *breaks, Break *one) {
    if (breaks->count == breaks->room) {
        breaks->room = breaks->room ? breaks->room * 2 : 8;
        breaks->list = realloc(breaks->list, breaks->room * sizeof *breaks->list);
        if (!breaks->list) abort();
    }
    breaks->list[breaks->count++] = one;
}

static Break *find(const Breaks *breaks, int number) {
    for (uint32_t i = 0; i < breaks->count; i++)
        if (breaks->list[i]->number == number) return breaks->list[i];
    return NULL;
}

static void remove_at(Breaks *breaks, uint32_t at) {
    break_free(breaks->list[at]);
    memmove(&breaks->list[at], &breaks->list[at + 1], (--breaks->count - at) * sizeof *breaks->list);
}

uint32_t session_break_count(const Session *session) { return session->breaks.count; }
const Break *session_break_at(const Session *session, uint32_t index) { return session->breaks.list[index]; }
const Break *session_break_find(const Session *session, int number) { return find(&session->breaks, number); }

bool session_break_delete(Session *session, int number) {
    Breaks *breaks = &session->breaks;
    bool any = false;
    for (uint32_t i = breaks->count; i-- > 0;) {
        if (number && breaks->list[i]->number != number) continue;
        remove_at(breaks, i);
        any = true;
    }
    return any;
}

bool session_break_enable(Session *session, int number, bool enabled) {
    Break *one = find(&session->breaks, number);
    if (one) one->enabled = enabled;
    return one;
}

bool session_break_ignore(Session *session, int number, uint64_t times) {
    Break *one = find(&session->breaks, number);
    if (one) one->ignore = times;
    return one;
}

bool session_break_threshold(Session *session, int number, int64_t ns) {
    Break *one = find(&session->breaks, number);
    if (one) one->threshold = ns;
    return one;
}

const char *session_break_said(const Session *session) { return session->breaks.said ? session->breaks.said : ""; }

// ---- Setting one ------------------------------------------------------------------------------------------

static bool has_code(const CodeUnit *unit, const char *name, uint32_t line) {
    if (name && (strcmp(unit->name, name) == 0 || strcmp(unit->qualified_name, name) == 0) && unit->name[0] != '<') return true;
    for (int i = 0; line && i < (int)unit->word_count; i++) {
        Opcode op = WORD_OP(unit->words[i]);
        if (op == OP_LINE && unit->words[i + 1] == line) return true;
        i += op == OP_LINE || op == OP_LINE_AGAIN;
    }
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE && has_code(unit->literals[i].code, name, line)) return true;
    return false;
}

// The next line at or behind `line` at which something is run; 0: none.
static uint32_t line_with_code(const Session *session, uint32_t line) {
    for (uint32_t last = line + 50; line < last; line++)
        if (has_code(session->scenario->unit, NULL, line)) return line;
    return 0;
}

static bool check(Session *session, Break *one, Buf *problem) {
    if (one->condition && !expression_check(one->condition, problem)) return false;
    switch (one->kind) {
        case BREAK_LINE:
            one->line = line_with_code(session, one->line);
            if (!one->line) buf_add_format(problem, "no line at or behind %s is ever run", one->what);
            return one->line;
        case BREAK_FUNCTION:
            if (has_code(session->scenario->unit, one->what, 0)) return true;
            buf_add_format(problem, "the program has no function '%s'", one->what);
            return false;
        case BREAK_WHEN: case BREAK_WATCH: return expression_check(one->what, problem);
        default: return true;
    }
}

static char *copy_of(const char *text) {
    char *copy = text && *text ? strdup(text) : NULL;
    if (text && *text && !copy) abort();
    return copy;
}

int session_break(Session *session, BreakKind kind, const char *what, const char *condition, bool temporary, Buf *problem) {
    Break *one = calloc(1, sizeof *one);
    if (!one) abort();
    *one = (Break){
        .kind = kind, .enabled = true, .temporary = temporary, .what = copy_of(what), .condition = copy_of(condition),
        .line = kind == BREAK_LINE ? (uint32_t)strtoul(what, NULL, 10) : 0, .threshold = BREAK_BLOCK_THRESHOLD,
    };
    if (!check(session, one, problem)) return break_free(one), 0;
    one->number = ++session->breaks.last_number;
    append(&session->breaks, one);
    return one->number;
}

void break_describe(const Break *one, Buf *out) {
    switch (one->kind) {
        case BREAK_LINE: buf_add_format(out, "line %u", (unsigned)one->line); break;
        case BREAK_FUNCTION: buf_add_format(out, "function %s", one->what); break;
        case BREAK_TASK: buf_add_format(out, "task %s", one->what); break;
        case BREAK_WHEN: buf_add_format(out, "when %s", one->what); break;
        case BREAK_WATCH: buf_add_format(out, "watch %s", one->what); break;
        default:
            buf_add_format(out, "on %s", break_event_word(one->kind));
            if (one->what) buf_add_format(out, " of %s", one->what);
            if (one->kind == BREAK_BLOCK) buf_add_format(out, " of %g s or more", (double)one->threshold / 1e9);
            break;
    }
    if (one->condition) buf_add_format(out, " if %s", one->condition);
}

// ---- Events -----------------------------------------------------------------------------------------------

// Is this the task that is meant: by its name, what it runs, or a string it was given?
static bool is_meant(const Breaks *breaks, const char *what, uint32_t task) {
    const char *name = names_get(&breaks->watch->tables[WATCH_NAMES], task);
    return !what || intervene_means(name, names_get(&breaks->watch->tables[WATCH_LABELS], task), what);
}

// The loop was held since `began`, by a blocking call or by computing.
static bool was_held(const Breaks *breaks, const Break *one, const Event *event) {
    if (event->thread != 0) return false;
    if (event->kind == EVENT_BLOCK_END) return event->time - event->b >= one->threshold;
    return event->kind == EVENT_HANDLE_END && !breaks->blocked && event->time - breaks->handle_began >= one->threshold;
}

static bool strikes(const Breaks *breaks, const Break *one, const Event *event) {
    switch (one->kind) {
        case BREAK_TASK:
            return event->kind == EVENT_HANDLE_BEGIN && label_is_of_task(event->a) &&
                   is_meant(breaks, one->what, (uint32_t)event->b);
        case BREAK_CANCEL: return event->kind == EVENT_TASK_CANCEL && is_meant(breaks, one->what, (uint32_t)event->a);
        case BREAK_DONE: return event->kind == EVENT_TASK_DONE && is_meant(breaks, one->what, (uint32_t)event->a);
        case BREAK_EXCEPTION: return event->kind == EVENT_EXCEPTION && is_meant(breaks, one->what, event->task);
        case BREAK_PRINT: return event->kind == EVENT_OUTPUT && is_meant(breaks, one->what, event->task);
        case BREAK_BLOCK: return was_held(breaks, one, event) && is_meant(breaks, one->what, event->task);
        default: return false;
    }
}

static void note_handle(Breaks *breaks, const Event *event) {
    if (event->kind == EVENT_BLOCK_END && event->thread == 0) breaks->blocked = true;
    if (event->kind != EVENT_HANDLE_BEGIN) return;
    breaks->handle_began = event->time;
    breaks->blocked = false;
}

static void breaks_send(void *context, const Event *event) {
    Breaks *breaks = context;
    if (!breaks->active) return;
    bool hit = breaks->wanted && event->kind == breaks->wanted;
    for (uint32_t i = 0; i < breaks->count; i++) {
        Break *one = breaks->list[i];
        if (!one->enabled || !strikes(breaks, one, event)) continue;
        one->struck = hit = true;
    }
    note_handle(breaks, event);
    if (!hit) return;
    breaks->hit = true;
    breaks->world->stop_at = 0;
}

Sink breaks_sink(Breaks *breaks) { return (Sink){breaks_send, breaks}; }

// ---- Asking -----------------------------------------------------------------------------------------------

bool breaks_need_lines(const Breaks *breaks) {
    for (uint32_t i = 0; i < breaks->count; i++)
        if (breaks->list[i]->enabled && !is_of_events(breaks->list[i]->kind)) return true;
    return false;
}

bool breaks_remember(const Breaks *breaks) {
    for (uint32_t i = 0; i < breaks->count; i++)
        if (breaks->list[i]->enabled && (breaks->list[i]->kind == BREAK_WHEN || breaks->list[i]->kind == BREAK_WATCH)) return true;
    return false;
}

bool breaks_are_hit(const Breaks *breaks) { return breaks->hit; }

void breaks_listen(Breaks *breaks, World *world, EventKind wanted) {
    breaks->world = world;
    breaks->wanted = wanted;
    breaks->hit = false;
}

void breaks_end(Breaks *breaks) { breaks->active = breaks->hit = false; }

static char *watched_value(Session *session, const Break *one) {
    Buf text = BUF_INIT;
    char *value = evaluate_repr(session, one->what, &text) == EVALUATED ? copy_of(buf_text(&text)) : NULL;
    buf_free(&text);
    return value;
}

// Remembers how things are. True: it became true, or has changed, since the last time.
static bool has_turned(Break *one, Session *session) {
    if (one->kind == BREAK_WHEN) {
        bool before = one->truth;
        one->truth = evaluate_truth(session, one->what) == 1;
        return one->truth && !before;
    }
    char *value = watched_value(session, one);
    if (!value) return false;   // not known in this frame
    bool turned = one->value && strcmp(value, one->value) != 0;
    if (turned) {
        free(one->before);
        one->before = one->value;
    } else {
        free(one->value);
    }
    one->value = value;
    return turned;
}

void breaks_begin(Breaks *breaks, Session *session) {
    breaks->active = true;
    breaks->hit = false;
    breaks->watch = session->watch;
    for (uint32_t i = 0; i < breaks->count; i++) {
        Break *one = breaks->list[i];
        one->struck = one->truth = false;
        free(one->value);
        one->value = NULL;
        if (one->enabled && (one->kind == BREAK_WHEN || one->kind == BREAK_WATCH)) has_turned(one, session);
    }
}

static bool is_called(const Frame *frame, const char *name) {
    return strcmp(value_str(frame->code->name)->text, name) == 0 || strcmp(value_str(frame->code->qualified_name)->text, name) == 0;
}

static bool holds_without_condition(Break *one, Session *session, const Frame *frame) {
    switch (one->kind) {
        case BREAK_LINE: return frame && frame->line == one->line;
        case BREAK_FUNCTION: return frame && seek_is_first_line(frame) && is_called(frame, one->what);
        case BREAK_WHEN: case BREAK_WATCH: return frame && has_turned(one, session);
        default: return one->struck;
    }
}

static bool holds(Break *one, Session *session, const Frame *frame) {
    bool there = one->enabled && holds_without_condition(one, session, frame);
    one->struck = false;
    return there && (!one->condition || evaluate_truth(session, one->condition) != 0);
}

static bool is_ignored(Break *one) {
    one->hits++;
    if (!one->ignore) return false;
    one->ignore--;
    return true;
}

// "Breakpoint 1, line 12"; "Watch 2: total was 3, is 4".
static void say(Breaks *breaks, const Break *one) {
    Buf text = BUF_INIT;
    if (one->kind == BREAK_WATCH) {
        buf_add_format(&text, "Watch %d: %s was %s, is %s", one->number, one->what, one->before, one->value);
    } else {
        buf_add_format(&text, "%s %d, ", one->temporary ? "Temporary breakpoint" : "Breakpoint", one->number);
        break_describe(one, &text);
    }
    free(breaks->said);
    breaks->said = copy_of(buf_text(&text));
    buf_free(&text);
}

int breaks_hold(Breaks *breaks, Session *session, bool counting) {
    const Frame *frame = breaks->count ? seek_line_frame(session) : NULL;
    int number = 0;
    for (uint32_t i = 0; i < breaks->count; i++) {
        Break *one = breaks->list[i];
        if (!holds(one, session, frame) || (counting && is_ignored(one)) || number) continue;
        number = one->number;
        say(breaks, one);
        if (counting && one->temporary) remove_at(breaks, i--);
    }
    return number;
}

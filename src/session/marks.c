#include "session/marks.h"

#include <stdlib.h>
#include <string.h>

#include "session/inner.h"

void marks_free(Marks *marks) {
    for (uint32_t i = 0; i < marks->count; i++) free(marks->list[i].name);
    free(marks->list);
    *marks = (Marks){0};
}

static void forget(Marks *marks, const char *name) {
    for (uint32_t i = 0; i < marks->count; i++) {
        if (strcmp(marks->list[i].name, name) != 0) continue;
        free(marks->list[i].name);
        memmove(&marks->list[i], &marks->list[i + 1], (--marks->count - i) * sizeof *marks->list);
        return;
    }
}

void marks_set(Marks *marks, const char *name, uint64_t position) {
    forget(marks, name);
    if (marks->count == marks->room) {
        marks->room = marks->room ? marks->room * 2 : 16;
        marks->list = realloc(marks->list, marks->room * sizeof *marks->list);
        if (!marks->list) abort();
    }
    uint32_t at = marks->count++;
    for (; at > 0 && marks->list[at - 1].position > position; at--) marks->list[at] = marks->list[at - 1];
    marks->list[at] = (Mark){strdup(name), position};
    if (!marks->list[at].name) abort();
}

const Mark *marks_find(const Marks *marks, const char *name) {
    for (uint32_t i = 0; i < marks->count; i++)
        if (strcmp(marks->list[i].name, name) == 0) return &marks->list[i];
    return NULL;
}

const Mark *marks_next(const Marks *marks, uint64_t position) {
    for (uint32_t i = 0; i < marks->count; i++)
        if (marks->list[i].position > position) return &marks->list[i];
    return NULL;
}

const Mark *marks_previous(const Marks *marks, uint64_t position) {
    for (uint32_t i = marks->count; i-- > 0;)
        if (marks->list[i].position < position) return &marks->list[i];
    return NULL;
}

// ---- A session's ------------------------------------------------------------------------------------------

void session_mark(Session *session, const char *name) { marks_set(&session->marks, name, session->world->position); }

static const Directive *next_of_author(const Directive *directive) {
    while (directive && directive->kind != DIRECTIVE_MARK) directive = directive->next;
    return directive;
}

static const Directive *first_of_author(const Session *session) {
    return next_of_author(session->scenario->directives.first);
}

// The clock shows 0 from the start.
static uint64_t position_of_time(Session *session, int64_t time) { return time <= 0 ? 0 : travel_find_time(session, time); }

bool session_goto_mark(Session *session, const char *name, Halt *halt) {
    const Mark *mark = marks_find(&session->marks, name);
    if (mark) return *halt = session_goto(session, mark->position), true;
    for (const Directive *one = first_of_author(session); one; one = next_of_author(one->next))
        if (strcmp(one->text, name) == 0) return *halt = session_goto_time(session, one->time), true;
    return false;
}

// The author's mark that the run comes to next, by time; NULL: none. What lies behind has been reached.
static const Directive *next_author_mark(Session *session) {
    const Directive *found = NULL;
    int64_t now = machine_time(session->world);
    for (const Directive *one = first_of_author(session); one; one = next_of_author(one->next)) {
        bool ahead = one->time > now || position_of_time(session, one->time) > session->world->position;
        if (ahead && (!found || one->time < found->time)) found = one;
    }
    return found;
}

bool session_goto_next_mark(Session *session, Halt *halt) {
    const Mark *mark = marks_next(&session->marks, session->world->position);
    const Directive *other = next_author_mark(session);
    if (!mark && !other) return false;
    bool authors = other && (!mark || position_of_time(session, other->time) < mark->position);
    *halt = authors ? session_goto_time(session, other->time) : session_goto(session, mark->position);
    return true;
}

bool session_goto_previous_mark(Session *session, Halt *halt) {
    uint64_t here = session->world->position, best = 0;
    const Mark *mark = marks_previous(&session->marks, here);
    bool found = mark;
    if (mark) best = mark->position;
    for (const Directive *one = first_of_author(session); one; one = next_of_author(one->next)) {
        uint64_t position = position_of_time(session, one->time);
        if (position >= here || (found && position < best)) continue;
        found = true;
        best = position;
    }
    if (found) *halt = session_goto(session, best);
    return found;
}

// How many lines were run until the position, and what the clock shows there.
static void locate(Session *session, KnownMark *mark) {
    LogReader reader;
    Event event;
    uint64_t others = 0;
    log_read_from_start(&reader, session->log);
    reader.all = true;
    while (log_read(&reader, &event) && event.step + reader.count.positions <= mark->position) {
        others = reader.count.positions;
        if (!mark->of_author) mark->time = event.time;
    }
    mark->step = mark->position - others;
}

typedef struct KnownMarks {
    KnownMark *list;
    size_t count;
} KnownMarks;

static void know(Session *session, KnownMarks *marks, KnownMark mark) {
    if (mark.position != UINT64_MAX) locate(session, &mark);
    size_t at = marks->count++;
    for (; at > 0 && marks->list[at - 1].position > mark.position; at--) marks->list[at] = marks->list[at - 1];
    marks->list[at] = mark;
}

void session_each_mark(Session *session, void (*each)(void *context, const KnownMark *mark), void *context) {
    size_t room = session->marks.count;
    for (const Directive *one = first_of_author(session); one; one = next_of_author(one->next)) room++;
    KnownMarks marks = {calloc(room + 1, sizeof(KnownMark)), 0};
    if (!marks.list) abort();
    for (uint32_t i = 0; i < session->marks.count; i++)
        know(session, &marks, (KnownMark){.name = session->marks.list[i].name, .position = session->marks.list[i].position});
    for (const Directive *one = first_of_author(session); one; one = next_of_author(one->next))
        if (!marks_find(&session->marks, one->text))
            know(session, &marks, (KnownMark){one->text, true, position_of_time(session, one->time), UINT64_MAX, one->time});
    for (size_t i = 0; i < marks.count; i++) each(context, &marks.list[i]);
    free(marks.list);
}

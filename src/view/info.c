#include "view/info.h"

#include <stdlib.h>
#include <string.h>

#include "loop/clock.h"
#include "loop/inspect.h"
#include "session/breaks.h"
#include "session/evaluate.h"
#include "session/marks.h"
#include "session/whatif.h"
#include "vm/str.h"
#include "view/explain.h"
#include "view/snapshot_parts.h"
#include "view/timeline_parts.h"

// ---- info -------------------------------------------------------------------------------------------------

static void info_tasks(Canvas *canvas, Session *session) {
    static const char *const places[] = {"running", "ready", "waiting", "done"};
    World *world = session_world(session);
    for (const Task *task = NULL; (task = inspect_next_task(world, task));) {
        TaskPlace place = inspect_place(task);
        Buf text = BUF_INIT;
        buf_add_format(&text, "%-8s ", places[place]);
        part_add_label(session, task, &text);
        if (place == TASK_WAITING) {
            buf_add_byte(&text, ' ');
            buf_add_rune(&text, theme_glyph(&canvas->look, GLYPH_FROM));
            buf_add_byte(&text, ' ');
            inspect_add_wait(world, task, &text);
        }
        part_put_line_and_free(canvas, &text);
    }
    if (canvas->height == 0) part_put_line(canvas, "no task is alive");
}

static void info_ready(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    uint32_t count = inspect_ready_count(world), number = 0;
    for (uint32_t i = 0; i < count; i++) {
        InspectedEntry entry = inspect_ready(world, i);
        if (part_is_current(session, &entry)) continue;
        Buf text = BUF_INIT;
        buf_add_format(&text, "%u. ", (unsigned)++number);
        part_add_entry(world, &entry, &text);
        buf_add_text(&text, ": ");
        explain_handle(session, entry.label, ready_subject(entry.entry), entry.handle, &text);
        canvas_put_wrapped(canvas, canvas->height, STYLE_PLAIN, buf_text(&text));
        buf_free(&text);
    }
    if (canvas->height == 0) part_put_line(canvas, "the ready queue is empty");
}

static void info_timers(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    uint32_t count = inspect_timers(world, NULL, 0);
    InspectedTimer *timers = calloc((size_t)count + 1, sizeof *timers);
    if (!timers) abort();
    inspect_timers(world, timers, count);
    for (uint32_t i = 0; i < count; i++) {
        Buf text = BUF_INIT;
        part_add_timer(world, &timers[i], &text);
        buf_add_text(&text, ", in ");
        add_time(&text, timers[i].when - machine_time(world));
        buf_add_text(&text, " s");
        part_put_line_and_free(canvas, &text);
    }
    free(timers);
    if (count == 0) part_put_line(canvas, "no timer is set");
}

static void info_waiting(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    for (const Task *task = NULL; (task = inspect_next_task(world, task));) {
        if (inspect_place(task) != TASK_WAITING) continue;
        Buf text = BUF_INIT;
        part_add_waiting(canvas, world, task, &text);
        const Frame *frame = part_task_frame(world, task);
        if (frame) buf_add_format(&text, ", line %d", part_frame_line(frame));
        part_put_line_and_free(canvas, &text);
    }
    if (canvas->height == 0) part_put_line(canvas, "no task waits");
}

static void info_threads(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    for (const Thread *thread = world->threads; thread; thread = thread->next) {
        if (thread->state == THREAD_ENDED) continue;
        int64_t until;
        const char *blocked = inspect_blocked_in(thread, &until);
        const char *job = names_get(&session_watch(session)->tables[WATCH_JOBS], thread->id);
        Buf text = BUF_INIT;
        part_add_thread(session, thread, &text);
        if (inspect_loop(world) && inspect_loop(world)->thread == thread) buf_add_text(&text, ", runs the loop");
        if (thread == world->thread) buf_add_text(&text, ", runs now");
        if (*job) buf_add_format(&text, ", does %s", job);
        if (*blocked) buf_add_format(&text, ", blocks in %s", blocked);
        if (*blocked && until < CLOCK_NEVER) {
            buf_add_text(&text, " until ");
            add_time(&text, until);
        }
        part_put_line_and_free(canvas, &text);
    }
}

// ---- What the user has made -------------------------------------------------------------------------------

static void info_breaks(Canvas *canvas, Session *session) {
    for (uint32_t i = 0; i < session_break_count(session); i++) {
        const Break *one = session_break_at(session, i);
        Buf text = BUF_INIT;
        buf_add_format(&text, "%d  ", one->number);
        break_describe(one, &text);
        if (one->temporary) buf_add_text(&text, ", temporary");
        if (!one->enabled) buf_add_text(&text, ", disabled");
        if (one->hits) buf_add_format(&text, ", held %llu time%s", (unsigned long long)one->hits, one->hits == 1 ? "" : "s");
        if (one->ignore) buf_add_format(&text, ", passed %llu more", (unsigned long long)one->ignore);
        part_put_line_and_free(canvas, &text);
    }
    if (canvas->height == 0) part_put_line(canvas, "there is no breakpoint");
}

static void put_mark(void *context, const KnownMark *mark) {
    Buf text = BUF_INIT;
    buf_add_format(&text, "@%s  ", mark->name);
    add_time(&text, mark->time);
    buf_add_text(&text, "s");
    if (mark->position != UINT64_MAX) buf_add_format(&text, "  step %llu", (unsigned long long)mark->step);
    if (mark->of_author) buf_add_text(&text, "  (of the file)");
    part_put_line_and_free(context, &text);
}

static void info_marks(Canvas *canvas, Session *session) {
    session_each_mark(session, put_mark, canvas);
    if (canvas->height == 0) part_put_line(canvas, "there is no mark");
}

static void info_whatif(Canvas *canvas, Session *session) {
    for (uint32_t i = 0; i < session_intervention_count(session); i++) {
        const Intervention *one = session_intervention(session, i);
        Buf text = BUF_INIT;
        add_time(&text, one->time);
        buf_add_format(&text, "s  step %llu  ", (unsigned long long)one->step);
        intervention_describe(one, &text);
        part_put_line_and_free(canvas, &text);
    }
    if (canvas->height == 0) part_put_line(canvas, "nothing was done to this run");
}

// ---- All --------------------------------------------------------------------------------------------------

Canvas *info_draw(Session *session, Look look, const char *part, Buf *problem) {
    static const struct {
        const char *name;
        void (*draw)(Canvas *canvas, Session *session);
    } parts[] = {{"tasks", info_tasks}, {"ready", info_ready}, {"timers", info_timers}, {"waiting", info_waiting},
                 {"threads", info_threads}, {"locks", info_locks}, {"breaks", info_breaks}, {"marks", info_marks},
                 {"whatif", info_whatif}};
    size_t found = SIZE_MAX, matches = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strncmp(parts[i].name, part, strlen(part)) != 0) continue;
        found = i;
        matches++;
    }
    if (matches == 1) {
        Canvas *canvas = canvas_new(look);
        parts[found].draw(canvas, session);
        return canvas;
    }
    buf_add_text(problem, "info");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) buf_add_format(problem, "%s %s", i ? "," : "", parts[i].name);
    buf_add_text(problem, "?");
    return NULL;
}

// ---- where ------------------------------------------------------------------------------------------------

typedef struct Chain {
    Canvas *canvas;
    Session *session;
    const Frame *selected;   // is marked; NULL: none
} Chain;

static void put_frame(Chain *chain, const Frame *frame) {
    Buf text = BUF_INIT;
    int y = chain->canvas->height;
    buf_add_text(&text, chain->selected ? "  " : "");
    info_add_frame(chain->session, frame, &text);
    part_put_line_and_free(chain->canvas, &text);
    if (frame == chain->selected) canvas_put_glyph(chain->canvas, 0, y, STYLE_RUNNING, GLYPH_ARROW);
}

void info_add_frame(Session *session, const Frame *frame, Buf *out) {
    int size, line = part_frame_line(frame);
    const char *source = part_source_line(session, line, &size);
    buf_add_format(out, "%s, line %d", value_str(frame->code->qualified_name)->text, line);
    while (size > 0 && (*source == ' ' || *source == '\t')) source++, size--;
    if (size > 0) buf_add_format(out, ": %.*s", size, source);
}

static bool put_if_visible(void *context, const Frame *frame) {
    if (frame_is_visible(frame)) put_frame(context, frame);
    return true;
}

Canvas *where_draw(Session *session, Look look, const char *name, Buf *problem) {
    World *world = session_world(session);
    Selection selected = session_selection(session);
    const Task *task = *name ? session_find_task(session, name) : selected.task ? inspect_find_task(world, selected.task) : part_task(session);
    if (*name && !task) return buf_add_format(problem, "no task '%s' is alive; 'info tasks' shows all", name), NULL;
    Chain chain = {canvas_new(look), session, selected.up || selected.task ? selected_frame(session) : NULL};
    if (task) {
        inspect_chain(world, task, put_if_visible, &chain);
    } else {
        const Frame *frame = world->thread ? world->thread->frame : NULL;
        for (; frame; frame = frame->back) put_if_visible(&chain, frame);
    }
    if (task && inspect_place(task) == TASK_WAITING) {
        Buf text = BUF_INIT;
        part_add_waiting(chain.canvas, world, task, &text);
        part_put_line_and_free(chain.canvas, &text);
    }
    if (chain.canvas->height == 0) part_put_line(chain.canvas, "the run stands in no code of the program");
    return chain.canvas;
}

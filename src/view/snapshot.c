#include "view/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "loop/clock.h"
#include "loop/describe.h"
#include "loop/inspect.h"
#include "session/evaluate.h"
#include "view/explain.h"
#include "view/snapshot_parts.h"
#include "view/timeline_parts.h"
#include "vm/str.h"

enum { SHOWN = 64, HEAD_WIDTH = 83, TITLE_WIDTH = 7 };

// ---- Who and where ----------------------------------------------------------------------------------------

const Event *part_handle(Session *session) {
    const Event *handle = &session_watch(session)->handle;
    return handle->kind == EVENT_HANDLE_BEGIN ? handle : NULL;
}

// The task whose handle runs or is about to; NULL: none.
const Task *part_task(Session *session) {
    return inspect_find_task(session_world(session), watch_running_task(session_watch(session)));
}

// The run stands in the loop itself: between handles, or at the start of one.
static bool is_in_the_loop(World *world) {
    return world->thread && world->thread->frame && world->thread->frame->kind == FRAME_NATIVE && inspect_loop(world);
}

static bool take_first_visible(void *context, const Frame *frame) {
    const Frame **found = context;
    if (!frame_is_visible(frame)) return true;
    *found = frame;
    return false;
}

const Frame *part_task_frame(World *world, const Task *task) {
    const Frame *frame = NULL;
    if (task) inspect_chain(world, task, take_first_visible, &frame);
    return frame;
}

int part_frame_line(const Frame *frame) { return frame->line ? (int)frame->line : frame->code->first_line; }

int snapshot_line(Session *session) {
    World *world = session_world(session);
    Selection selected = session_selection(session);
    if (selected.task || selected.up) {
        const Frame *chosen = selected_frame(session);
        return chosen ? part_frame_line(chosen) : 0;
    }
    const Frame *frame = is_in_the_loop(world) ? part_task_frame(world, part_task(session))
                         : world->thread       ? frame_innermost_visible(world->thread)
                                               : NULL;
    return frame ? part_frame_line(frame) : 0;
}

void part_add_label(Session *session, const Task *task, Buf *out) {
    const char *label = names_get(&session_watch(session)->tables[WATCH_LABELS], task->future.id);
    inspect_add_name(task, out);
    if (task->number && *label) buf_add_format(out, " %s", label);
}

// ---- Source -----------------------------------------------------------------------------------------------

// Line `number` without its end; `*size` is -1 if there is none.
const char *part_source_line(Session *session, int number, int *size) {
    const Buf *text = &session_scenario(session)->text;
    const char *at = text->data, *end = at + text->size;
    *size = -1;
    if (!at || number < 1) return NULL;
    for (int i = 1; i < number; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at) return NULL;
        at++;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (at == end) return NULL;
    if (!stop) stop = end;
    if (stop > at && stop[-1] == '\r') stop--;
    *size = (int)(stop - at);
    return at;
}

static bool draw_source_line(Canvas *canvas, Session *session, int number, bool current) {
    int size, y = canvas->height;
    const char *text = part_source_line(session, number, &size);
    if (size < 0) return false;
    Buf line = BUF_INIT;
    buf_add_format(&line, "%4d  ", number);
    for (int i = 0; i < size; i++) {
        if (text[i] == '\t') buf_add_text(&line, "    ");
        else buf_add_byte(&line, text[i]);
    }
    canvas_reach(canvas, y);
    canvas_put_cut(canvas, 0, y, current ? STYLE_TITLE : STYLE_PLAIN, buf_text(&line), canvas->look.width);
    if (current) canvas_put_glyph(canvas, 0, y, STYLE_RUNNING, GLYPH_ARROW);
    buf_free(&line);
    return true;
}

Canvas *snapshot_source(Session *session, Look look, int first, int count) {
    Canvas *canvas = canvas_new(look);
    int current = snapshot_line(session);
    for (int i = first; i < first + count && draw_source_line(canvas, session, i, i == current);) i++;
    return canvas;
}

// ---- Rows of things ---------------------------------------------------------------------------------------

// Puts things beside each other, " · " between them, as long as they fit; says how many do not.
typedef struct Row {
    Canvas *canvas;
    int x, y;
    uint32_t put, left_out;
} Row;

static Row row_begin(Canvas *canvas, const char *title, Style style) {
    Row row = {.canvas = canvas, .x = TITLE_WIDTH, .y = canvas->height};
    canvas_put(canvas, 0, row.y, style, title);
    return row;
}

static void row_put(Row *row, const char *text) {
    int room = row->canvas->look.width - row->x - (row->put ? 3 : 0);
    if (row->left_out || (row->put && room < text_width(text) + 6)) {
        row->left_out++;
        return;
    }
    if (row->put++) {
        row->x = canvas_put_glyph(row->canvas, row->x + 1, row->y, STYLE_DIM, GLYPH_DOT) + 1;
    }
    row->x = canvas_put_cut(row->canvas, row->x, row->y, STYLE_PLAIN, text, room);
}

static void row_end(Row *row, uint32_t more) {
    Buf text = BUF_INIT;
    if (row->left_out + more) buf_add_format(&text, " +%u", (unsigned)(row->left_out + more));
    else if (!row->put) buf_add_text(&text, "(empty)");
    canvas_put(row->canvas, row->x, row->y, STYLE_DIM, buf_text(&text));
    buf_free(&text);
}

// ---- Lines of text ----------------------------------------------------------------------------------------

void part_put_line(Canvas *canvas, const char *text) {
    int y = canvas->height;
    canvas_reach(canvas, y);
    canvas_put_cut(canvas, 0, y, STYLE_PLAIN, text, canvas->look.width);
}

void part_put_line_and_free(Canvas *canvas, Buf *text) {
    part_put_line(canvas, buf_text(text));
    buf_free(text);
}

// ---- The four lines ---------------------------------------------------------------------------------------

void part_add_thread(Session *session, const Thread *thread, Buf *out) {
    const char *name = names_get(&session_watch(session)->tables[WATCH_THREADS], thread->id);
    if (thread->id == 0) buf_add_text(out, "main thread");
    else if (*name) buf_add_text(out, name);
    else buf_add_format(out, "thread %u", (unsigned)thread->id);
}

void part_add_entry(World *world, const InspectedEntry *entry, Buf *out) {
    bool of_task = label_is_of_task(entry->label);
    if (!of_task) buf_add_text(out, entry->label == LABEL_CALLBACK ? "" : explain_label(entry->label));
    if (entry->label == LABEL_CALLBACK) describe_entry_to(world, entry->entry, out);
    if (!of_task && entry->task) buf_add_byte(out, ' ');
    if (entry->task) inspect_add_name(entry->task, out);
}

// Is this the entry at which the run has stopped? It is shown as running.
bool part_is_current(Session *session, const InspectedEntry *entry) {
    const Event *handle = part_handle(session);
    return handle && handle->c == entry->handle;
}

// A handle that is no task's.
static void add_callback(Session *session, const Event *handle, Buf *out) {
    World *world = session_world(session);
    if (inspect_ready_count(world)) {
        InspectedEntry head = inspect_ready(world, 0);
        if (part_is_current(session, &head)) {
            part_add_entry(world, &head, out);
            return;
        }
    }
    buf_add_text(out, explain_label((HandleLabel)handle->a));
}

static void add_running(Session *session, Buf *out) {
    World *world = session_world(session);
    const Event *handle = part_handle(session);
    const Task *task = part_task(session);
    bool elsewhere = world->thread && inspect_loop(world) && inspect_loop(world)->thread != world->thread;
    if (elsewhere || !inspect_loop(world)) part_add_thread(session, world->thread, out);
    else if (task) part_add_label(session, task, out);
    else if (handle && label_is_of_task(handle->a)) explain_add_task(session, (uint32_t)handle->b, out);
    else if (handle) add_callback(session, handle, out);
    else buf_add_text(out, "(nothing)");
}

static void draw_running(Canvas *canvas, Session *session) {
    Buf text = BUF_INIT;
    add_running(session, &text);
    Row row = row_begin(canvas, "RUN", STYLE_RUNNING);
    row_put(&row, buf_text(&text));
    buf_free(&text);
}

static void draw_ready(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    Row row = row_begin(canvas, "READY", STYLE_READY);
    uint32_t count = inspect_ready_count(world);
    for (uint32_t i = 0; i < count && i < SHOWN; i++) {
        InspectedEntry entry = inspect_ready(world, i);
        if (part_is_current(session, &entry)) continue;
        Buf text = BUF_INIT;
        part_add_entry(world, &entry, &text);
        row_put(&row, buf_text(&text));
        buf_free(&text);
    }
    row_end(&row, count > SHOWN ? count - SHOWN : 0);
}

void part_add_timer(World *world, const InspectedTimer *timer, Buf *out) {
    add_time(out, timer->when);
    buf_add_byte(out, ' ');
    if (timer->task) inspect_add_name(timer->task, out);
    else if (timer->label == LABEL_CALLBACK) inspect_add_callback(world, timer->callback, out);
    else buf_add_text(out, explain_label(timer->label));
}

static void draw_timers(Canvas *canvas, Session *session) {
    InspectedTimer timers[SHOWN];
    uint32_t count = inspect_timers(session_world(session), timers, SHOWN);
    Row row = row_begin(canvas, "TIMERS", STYLE_WAITING);
    for (uint32_t i = 0; i < count && i < SHOWN; i++) {
        Buf text = BUF_INIT;
        part_add_timer(session_world(session), &timers[i], &text);
        row_put(&row, buf_text(&text));
        buf_free(&text);
    }
    row_end(&row, count > SHOWN ? count - SHOWN : 0);
}

void part_add_waiting(Canvas *canvas, World *world, const Task *task, Buf *out) {
    inspect_add_name(task, out);
    buf_add_byte(out, ' ');
    buf_add_rune(out, theme_glyph(&canvas->look, GLYPH_FROM));
    buf_add_byte(out, ' ');
    inspect_add_wait(world, task, out);
}

// Those who wait for something else than their own timer.
static void draw_waiting(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    Row row = row_begin(canvas, "WAIT", STYLE_WAITING);
    for (const Task *task = NULL; (task = inspect_next_task(world, task));) {
        if (inspect_place(task) != TASK_WAITING || inspect_sleeps(task)) continue;
        Buf text = BUF_INIT;
        part_add_waiting(canvas, world, task, &text);
        row_put(&row, buf_text(&text));
        buf_free(&text);
    }
    row_end(&row, 0);
}

// The worker threads that have something to do; the line is there only if there are any.
static void draw_workers(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    Row row = {0};
    for (const Thread *worker = NULL; (worker = inspect_next_worker(world, worker));) {
        int64_t until;
        const char *blocked = inspect_blocked_in(worker, &until);
        const char *job = names_get(&session_watch(session)->tables[WATCH_JOBS], worker->id);
        if (!*blocked && !*job) continue;
        if (!row.canvas) row = row_begin(canvas, "WORK", STYLE_RUNNING);
        Buf text = BUF_INIT;
        part_add_thread(session, worker, &text);
        buf_add_format(&text, " %s", *blocked ? blocked : job);
        if (*blocked && until < CLOCK_NEVER) {
            buf_add_text(&text, " until ");
            add_time(&text, until);
        }
        row_put(&row, buf_text(&text));
        buf_free(&text);
    }
    if (row.canvas) row_end(&row, 0);
}

// ---- The drawing ------------------------------------------------------------------------------------------

static void draw_head(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    Buf text = BUF_INIT;
    buf_add_text(&text, "t=");
    add_time(&text, machine_time(world));
    buf_add_text(&text, "s");
    if (loop_state(world)->iterations) buf_add_format(&text, "  iteration %u", (unsigned)loop_state(world)->iterations);
    buf_add_format(&text, "  step %llu", (unsigned long long)world->steps);
    int x = canvas_put_cut(canvas, 0, 0, STYLE_TITLE, buf_text(&text), canvas->look.width);
    const char *name = scenario_name(session_scenario(session));
    int width = canvas->look.width < HEAD_WIDTH ? canvas->look.width : HEAD_WIDTH, at = width - text_width(name);
    if (at > x + 1) canvas_put(canvas, at, 0, STYLE_DIM, name);
    buf_free(&text);
}

static void draw_place(Canvas *canvas, Session *session) {
    int line = snapshot_line(session);
    if (!line) return;
    draw_source_line(canvas, session, line - 1, false);
    draw_source_line(canvas, session, line, true);
}

static void draw_sentence(Canvas *canvas, Session *session) {
    Buf text = BUF_INIT;
    explain_stop(session, &text);
    if (text.size) canvas_put_wrapped(canvas, canvas->height, STYLE_PLAIN, buf_text(&text));
    buf_free(&text);
}

Canvas *snapshot_draw(Session *session, Look look) {
    Canvas *canvas = canvas_new(look);
    draw_head(canvas, session);
    draw_place(canvas, session);
    draw_running(canvas, session);
    if (inspect_loop(session_world(session))) {
        draw_ready(canvas, session);
        draw_timers(canvas, session);
        draw_waiting(canvas, session);
    }
    draw_workers(canvas, session);
    draw_sentence(canvas, session);
    return canvas;
}

// traceback_text.c - what CPython's default hook prints for an exception: the chain of causes and contexts, groups in their
// boxes, each with its frames. Follows TracebackException of Lib/traceback.py: first everything that will be shown is
// collected (what was seen once is not shown again), then it is printed, the oldest first.
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "vm/dict.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/traceback.h"

#define GROUP_WIDTH 15   // members of a group shown
#define GROUP_DEPTH 10   // groups within groups shown
#define REPEATS 3        // equal frames shown in a row

// ---- collecting ------------------------------------------------------------------------------------------------

// An exception to be shown; the others by index, -1: none.
typedef struct Shown {
    Value exception;               // borrowed: the first one holds them all
    int cause, context;
    int members, member_count;     // of a group: the first one's index
} Shown;

typedef struct Plan {
    World *world;
    bool chain;                    // causes and contexts too
    Shown *items;
    int count, room;
} Plan;

static bool plan_has(const Plan *plan, Value exception) {
    for (int i = 0; i < plan->count; i++) {
        if (value_is(plan->items[i].exception, exception)) return true;
    }
    return false;
}

static int plan_add(Plan *plan, Value exception) {
    if (plan->count == plan->room) {
        plan->room = plan->room ? plan->room * 2 : 16;
        plan->items = realloc(plan->items, (size_t)plan->room * sizeof(Shown));
        if (!plan->items) abort();
    }
    plan->items[plan->count] = (Shown){exception, -1, -1, -1, 0};
    return plan->count++;
}

static bool is_group(World *world, Value v) {
    return object_is_instance(world, v, world->types[T_BASE_EXCEPTION_GROUP]) &&
           !value_is_absent(value_exception(v)->extra[EXTRA_EXCEPTIONS]);
}

static void plan_links(Plan *plan, int index) {
    const Exception *exception = value_exception(plan->items[index].exception);
    if (!plan->chain) return;
    if (!value_is_absent(exception->cause) && !plan_has(plan, exception->cause)) {
        int cause = plan_add(plan, exception->cause);
        plan->items[index].cause = cause;
    } else if (!value_is_absent(exception->context) && !exception->suppress_context &&
               !plan_has(plan, exception->context)) {
        int context = plan_add(plan, exception->context);
        plan->items[index].context = context;
    }
}

static void plan_members(Plan *plan, int index) {
    Value exception = plan->items[index].exception;
    if (!is_group(plan->world, exception)) return;
    const Tuple *members = value_tuple(value_exception(exception)->extra[EXTRA_EXCEPTIONS]);
    int first = plan->count;
    for (uint32_t i = 0; i < members->size; i++) plan_add(plan, members->items[i]);
    plan->items[index].members = first;
    plan->items[index].member_count = (int)members->size;
}

// As TracebackException.__init__ works through its queue, from its end.
static void plan_all(Plan *plan, Value exception) {
    int *queue = NULL, queued = 0, room = 0;
    int next = plan_add(plan, exception);
    for (;;) {
        plan_links(plan, next);
        plan_members(plan, next);
        const Shown *shown = &plan->items[next];
        if (queued + shown->member_count + 2 > room) {
            room = (queued + shown->member_count + 2) * 2;
            queue = realloc(queue, (size_t)room * sizeof(int));
            if (!queue) abort();
        }
        if (shown->cause >= 0) queue[queued++] = shown->cause;
        if (shown->context >= 0) queue[queued++] = shown->context;
        for (int i = 0; i < shown->member_count; i++) queue[queued++] = shown->members + i;
        if (!queued) break;
        next = queue[--queued];
    }
    free(queue);
}

// ---- emitting --------------------------------------------------------------------------------------------------

typedef struct Printer {
    Plan plan;
    World *world;
    Buf *out;
    int depth;          // of groups
    bool need_close;    // the box of the innermost group still has to be closed
} Printer;

static void add_indent(Printer *p) {
    for (int i = 0; i < p->depth; i++) buf_add_text(p->out, "  ");
}

// Each line of `text` with the margin that the depth of groups calls for.
static void emit(Printer *p, const char *text, char margin) {
    while (*text) {
        const char *newline = strchr(text, '\n');
        size_t size = newline ? (size_t)(newline + 1 - text) : strlen(text);
        add_indent(p);
        if (p->depth) buf_add_byte(p->out, margin), buf_add_byte(p->out, ' ');
        buf_add(p->out, text, size);
        text += size;
    }
}

static void emit_buf(Printer *p, Buf *text) {
    emit(p, buf_text(text), '|');
    buf_free(text);
}

// ---- frames ----------------------------------------------------------------------------------------------------

static bool same_place(const Traceback *a, const Traceback *b) {
    return a->line == b->line && str_equal(value_str(a->code->path), value_str(b->code->path)) &&
           str_equal(value_str(a->code->name), value_str(b->code->name));
}

static void add_frame(World *world, const Traceback *entry, bool carets, Buf *out) {
    const char *path = value_str(entry->code->path)->text;
    buf_add_format(out, "  File \"%s\", line %d, in %s\n", path, entry->line, value_str(entry->code->name)->text);
    CodeSpan span = traceback_span(entry);
    span.line = entry->line;
    if (!carets) span.column = -1;
    traceback_add_source(world, path, span, out);
}

static void add_repeats(Buf *out, int count) {
    if (count <= REPEATS) return;
    count -= REPEATS;
    buf_add_format(out, "  [Previous line repeated %d more time%s]\n", count, count > 1 ? "s" : "");
}

static void add_frames(World *world, Value traceback, bool carets, Buf *out) {
    const Traceback *last = NULL;
    int count = 0;
    for (Value at = traceback; !value_is_absent(at); at = value_traceback(at)->next) {
        const Traceback *entry = value_traceback(at);
        if (entry->library) continue;
        if (!last || !same_place(last, entry)) {
            add_repeats(out, count);
            count = 0;
        }
        last = entry;
        if (++count <= REPEATS) add_frame(world, entry, carets, out);
    }
    add_repeats(out, count);
}

void traceback_add_frames(World *world, Value traceback, Buf *out) { add_frames(world, traceback, true, out); }

// ---- the last lines --------------------------------------------------------------------------------------------

// str(v) or repr(v), or what traceback.py says if that fails.
static void add_safe(World *world, Value v, const char *what, Value (*convert)(World *, Value), Buf *out) {
    Value text = convert(world, v);
    if (value_is_absent(text)) {
        raised_clear(world);
        buf_add_format(out, "<%s %s() failed>", what, convert == object_repr ? "repr" : "str");
    } else {
        buf_add(out, value_str(text)->text, value_str(text)->size);
    }
    value_drop(world, text);
}

static void add_type_name(World *world, Type *type, Buf *out) {
    Buf name = BUF_INIT;
    type_full_name(world, type, &name);
    const char *text = buf_text(&name);
    buf_add_text(out, strncmp(text, "__main__.", 9) ? text : text + 9);
    buf_free(&name);
}

static void add_message_line(World *world, Value exception, Buf *out) {
    add_type_name(world, value_obj(exception)->type, out);
    size_t before = out->size;
    buf_add_text(out, ": ");
    add_safe(world, exception, "exception", object_str, out);
    traceback_add_suggestion(world, exception, out);
    if (out->size == before + 2) out->data[out->size = before] = 0;   // no message: no colon
}

void exception_summary(World *world, Value exception, Buf *out) {
    Value raised = raised_take(world);
    add_type_name(world, value_obj(exception)->type, out);
    size_t before = out->size;
    buf_add_text(out, ": ");
    add_safe(world, exception, "exception", object_str, out);
    if (out->size == before + 2) out->data[out->size = before] = 0;
    raised_restore_take(world, raised);
}

static Value syntax_field(const Exception *exception, uint32_t index) {
    Value place = exception->extra[EXTRA_PLACE];
    if (value_is_absent(place) || index >= value_tuple(place)->size) return NONE;
    return value_tuple(place)->items[index];
}

// The source line of a SyntaxError and the carets below it; offsets count characters from 1.
static void add_syntax_source(const Exception *exception, Buf *out) {
    Value text = syntax_field(exception, 3), offset = syntax_field(exception, 2);
    if (!value_is_str(text)) return;
    const char *line = value_str(text)->text;
    size_t size = value_str(text)->size;
    while (size && line[size - 1] == '\n') size--;
    int64_t whole = (int64_t)utf8_count(line, size), all = value_str(text)->length;
    size_t spaces = 0;
    while (spaces < size && (line[spaces] == ' ' || line[spaces] == '\n' || line[spaces] == '\f')) spaces++;
    buf_add_format(out, "    %.*s\n", (int)(size - spaces), line + spaces);
    if (!value_is_small(offset)) return;
    int64_t start = value_small(offset), end = whole + 1;
    Value end_line = syntax_field(exception, 4), end_offset = syntax_field(exception, 5);
    if (value_is(syntax_field(exception, 1), end_line)) {
        end = value_is_small(end_offset) && value_small(end_offset) ? value_small(end_offset) : start;
    }
    if (all && start > all) start = whole + 1;
    if (all && end > all) end = whole + 1;
    if (start >= end || end < 0) end = start + 1;
    int64_t column = start - 1 - (int64_t)spaces;
    if (column < 0) return;
    buf_add_text(out, "    ");
    const char *at = line + spaces, *stop = line + size;
    for (int64_t i = 0; i < column; i++) {
        bool space = at < stop && (*at == '\t' || *at == '\f' || *at == '\v' || *at == '\r');
        buf_add_byte(out, space ? *at : ' ');
        int length = 1;
        if (at < stop) utf8_decode(at, stop, &length);
        at += at < stop ? length : 0;
    }
    for (int64_t i = start; i < end; i++) buf_add_byte(out, '^');
    buf_add_byte(out, '\n');
}

static void add_syntax_error(World *world, Value v, Buf *out) {
    const Exception *exception = value_exception(v);
    Value file = syntax_field(exception, 0), line = syntax_field(exception, 1);
    const char *name = value_is_str(file) ? value_str(file)->text : NULL;
    if (value_is_small(line)) {
        buf_add_format(out, "  File \"%s\", line %lld\n", name ? name : "<string>", (long long)value_small(line));
    }
    add_syntax_source(exception, out);
    add_type_name(world, exception->head.type, out);
    buf_add_text(out, ": ");
    Value msg = exception->extra[EXTRA_MSG];
    if (value_is_absent(msg) || value_is_none(msg)) buf_add_text(out, "<no detail available>");
    else add_safe(world, msg, "msg", object_str, out);
    if (!value_is_small(line) && name) buf_add_format(out, " (%s)", name);
}

static void add_notes(World *world, Value exception, Buf *out) {
    Value notes = object_find_attribute(world, exception, NAME_OF(world, __notes__));
    if (value_is_absent(notes)) {
        raised_clear(world);
    } else if (value_is_kind(notes, T_LIST) || value_is_kind(notes, T_TUPLE)) {
        bool list = value_is_kind(notes, T_LIST);
        for (uint32_t i = 0; i < (list ? value_list(notes)->size : value_tuple(notes)->size); i++) {
            add_safe(world, list ? value_list(notes)->items[i] : value_tuple(notes)->items[i], "note", object_str, out);
            buf_add_byte(out, '\n');
        }
    } else if (!value_is_none(notes)) {
        add_safe(world, notes, "__notes__", object_repr, out);
        buf_add_byte(out, '\n');
    }
    value_drop(world, notes);
}

void traceback_add_exception_only(World *world, Value exception, Buf *out) {
    if (object_is_instance(world, exception, world->types[T_SYNTAX_ERROR])) add_syntax_error(world, exception, out);
    else add_message_line(world, exception, out);
    buf_add_byte(out, '\n');
    add_notes(world, exception, out);
}

// ---- the whole -------------------------------------------------------------------------------------------------

static void print_chain(Printer *p, int index);

static void print_stack(Printer *p, Value traceback, const char *title, char margin) {
    if (value_is_absent(traceback)) return;
    Buf frames = BUF_INIT;
    traceback_add_frames(p->world, traceback, &frames);
    if (frames.size) emit(p, title, margin);    // frames of the library alone are as none
    emit_buf(p, &frames);
}

static void print_members(Printer *p, const Shown *group) {
    int total = group->member_count, shown = total <= GROUP_WIDTH ? total : GROUP_WIDTH + 1, first = group->members;
    p->need_close = false;
    for (int i = 0; i < shown; i++) {
        bool last = i == shown - 1, cut = i >= GROUP_WIDTH;
        if (last) p->need_close = true;   // a group in there may close it
        add_indent(p);
        buf_add_text(p->out, i == 0 ? "+-" : "  ");
        if (cut) buf_add_text(p->out, "+---------------- ... ----------------\n");
        else buf_add_format(p->out, "+---------------- %d ----------------\n", i + 1);
        p->depth++;
        if (cut) {
            char text[64];
            snprintf(text, sizeof text, "and %d more exception%s\n", total - GROUP_WIDTH,
                     total - GROUP_WIDTH > 1 ? "s" : "");
            emit(p, text, '|');
        } else {
            print_chain(p, first + i);
        }
        if (last && p->need_close) {
            add_indent(p);
            buf_add_text(p->out, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
    }
}

static void print_group(Printer *p, const Shown *shown) {
    if (p->depth > GROUP_DEPTH) {
        emit(p, "... (max_group_depth is 10)\n", '|');
        return;
    }
    bool top = p->depth == 0;
    if (top) p->depth++;
    print_stack(p, value_exception(shown->exception)->traceback, "Exception Group Traceback (most recent call last):\n",
                top ? '+' : '|');
    Buf text = BUF_INIT;
    traceback_add_exception_only(p->world, shown->exception, &text);
    emit_buf(p, &text);
    print_members(p, shown);
    if (top) p->depth = 0;
}

static void print_one(Printer *p, const Shown *shown) {
    if (shown->member_count) {
        print_group(p, shown);
        return;
    }
    print_stack(p, value_exception(shown->exception)->traceback, "Traceback (most recent call last):\n", '|');
    Buf text = BUF_INIT;
    traceback_add_exception_only(p->world, shown->exception, &text);
    emit_buf(p, &text);
}

// The exception that goes before this one; -1: none.
static int earlier(const Plan *plan, int index) {
    return plan->items[index].cause >= 0 ? plan->items[index].cause : plan->items[index].context;
}

// What it was raised from or during goes first.
static void print_chain(Printer *p, int index) {
    int count = 0;
    for (int at = index; at >= 0; at = earlier(&p->plan, at)) count++;
    int *chain = malloc((size_t)count * sizeof(int));
    if (!chain) abort();
    for (int at = index, i = 0; at >= 0; at = earlier(&p->plan, at)) chain[i++] = at;
    for (int i = count - 1; i >= 0; i--) {
        print_one(p, &p->plan.items[chain[i]]);
        if (i == 0) break;
        bool caused = p->plan.items[chain[i - 1]].cause >= 0;
        emit(p, caused ? "\nThe above exception was the direct cause of the following exception:\n\n"
                       : "\nDuring handling of the above exception, another exception occurred:\n\n", '|');
    }
    free(chain);
}

void traceback_print_chain(World *world, Value exception, bool chain, Buf *out) {
    Value raised = raised_take(world);
    Printer printer = {.plan = {.world = world, .chain = chain}, .world = world, .out = out};
    plan_all(&printer.plan, exception);
    print_chain(&printer, 0);
    free(printer.plan.items);
    raised_restore_take(world, raised);
}

void traceback_print(World *world, Value exception, Buf *out) { traceback_print_chain(world, exception, true, out); }

void traceback_print_plain(World *world, Value exception, Buf *out) {
    Value traceback = value_exception(exception)->traceback;
    if (!value_is_absent(traceback)) {
        buf_add_text(out, "Traceback (most recent call last):\n");
        add_frames(world, traceback, false, out);
    }
    exception_summary(world, exception, out);
    buf_add_byte(out, '\n');
}

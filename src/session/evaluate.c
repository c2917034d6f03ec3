#include "session/evaluate.h"

#include <string.h>

#include "loop/inspect.h"
#include "loop/intervene.h"
#include "session/inner.h"
#include "syntax/parse.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/frame_object.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/str.h"

enum { TEXT_ARENA = 4 << 20, PATIENCE = 50000000 };  // bytes for a line typed; operations that evaluating may take

// ---- Compiling --------------------------------------------------------------------------------------------

static void say_fault(const Diag *diag, Buf *problem) {
    const char *name = diag_exception_name(diag->kind);
    if (name) buf_add_format(problem, "%s: ", name);
    buf_add_text(problem, diag->message);
}

static CodeUnit *compile(Arena *arena, const char *text, bool statement, Buf *problem) {
    Diag diag = {0};
    CodeUnit *unit = NULL;
    if (statement) {
        Module *module = parse_module(arena, text, strlen(text), &diag);
        if (module) unit = compile_module(arena, module, "<prompt>", &diag);
    } else {
        Node *expression = parse_expression_text(arena, text, strlen(text), &diag);
        if (expression) unit = compile_expression(arena, expression, "<prompt>", &diag);
    }
    if (unit) code_mark_library(unit, CODE_LIBRARY | CODE_HIDDEN);   // what the user types is no line of the program
    else say_fault(&diag, problem);
    return unit;
}

static bool check(const char *text, bool statement, Buf *problem) {
    Arena *arena = arena_new(TEXT_ARENA);
    bool good = compile(arena, text, statement, problem);
    arena_free(arena);
    return good;
}

bool expression_check(const char *expression, Buf *problem) { return check(expression, false, problem); }
bool statement_check(const char *statement, Buf *problem) { return check(statement, true, problem); }

// ---- Whose names ------------------------------------------------------------------------------------------

typedef struct Walk {
    const Frame *found;
    uint32_t left;
} Walk;

static bool walk_visible(void *context, const Frame *frame) {
    Walk *walk = context;
    if (!frame_is_visible(frame)) return true;
    if (walk->left-- > 0) return true;
    walk->found = frame;
    return false;
}

static const Frame *frame_outward(Session *session, uint32_t task_id, uint32_t up) {
    World *world = session->world;
    Walk walk = {.left = up};
    uint32_t running = watch_running_task(session->watch);
    const Task *task = inspect_find_task(world, task_id);
    if (task && task_id != running) {
        inspect_chain(world, task, walk_visible, &walk);
        return walk.found;
    }
    const Frame *frame = world->thread ? world->thread->frame : NULL;
    bool in_the_loop = frame && frame->flags & FRAME_DRIVES;
    if (in_the_loop && running) task = inspect_find_task(world, running);
    if (in_the_loop && task) inspect_chain(world, task, walk_visible, &walk);
    else while (frame && !(frame->flags & FRAME_DRIVES) && walk_visible(&walk, frame)) frame = frame->back;
    return walk.found;
}

const Frame *selected_frame(Session *session) {
    return frame_outward(session, session->selected.task, session->selected.up);
}

Selection session_selection(const Session *session) { return session->selected; }

bool select_up(Session *session, int count) {
    Selection wanted = session->selected;
    if (count < 0 && wanted.up < (uint32_t)-count) return false;
    wanted.up += (uint32_t)count;
    if (!frame_outward(session, wanted.task, wanted.up)) return false;
    session->selected = wanted;
    return true;
}

bool select_task(Session *session, const char *name) {
    const Task *task = session_find_task(session, name);
    if (task) session->selected = (Selection){.task = task->future.id};
    return task;
}

const Task *session_find_task(Session *session, const char *name) {
    const Task *task = NULL;
    while ((task = inspect_next_task(session->world, task))) {
        Buf text = BUF_INIT;
        inspect_add_name(task, &text);
        bool meant = intervene_means(buf_text(&text), names_get(&session->watch->tables[WATCH_LABELS], task->future.id), name);
        buf_free(&text);
        if (meant) break;
    }
    return task;
}

// The names that can be seen from the frame, in one dict: so that lambdas and comprehensions see the locals, too.
static Dict *visible_names(World *world, const Frame *frame) {
    Dict *main_dict = value_dict(loop_state(world)->main_dict);
    Dict *names = dict_copy(world, frame ? frame->globals : main_dict);
    if (!names || !frame) return names;
    if (!value_is_absent(frame->locals)) {
        if (dict_update(world, names, value_dict(frame->locals))) return names;
        return obj_drop(world, names), NULL;
    }
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        Value v = frame_local_borrowed(frame, i);
        if (value_is_absent(v) || dict_set_name(world, names, frame->code->slots[i], value_keep(v))) continue;
        return obj_drop(world, names), NULL;
    }
    return names;
}

static void each_key(const Dict *dict, void (*each)(void *context, const char *name), void *context) {
    Value key, value;
    for (uint32_t at = 0; dict && dict_next(dict, &at, &key, &value);)
        if (value_is_str(key)) each(context, value_str(key)->text);
}

void session_each_name(Session *session, bool builtins, void (*each)(void *context, const char *name), void *context) {
    if (builtins) {
        each_key(session->world->builtins, each, context);
        return;
    }
    const Frame *frame = selected_frame(session);
    for (uint32_t i = 0; frame && value_is_absent(frame->locals) && i < frame->code->slot_count; i++)
        if (!value_is_absent(frame_local_borrowed(frame, i))) each(context, value_str(frame->code->slots[i])->text);
    if (frame && !value_is_absent(frame->locals)) each_key(value_dict(frame->locals), each, context);
    each_key(frame ? frame->globals : value_dict(loop_state(session->world)->main_dict), each, context);
}

// ---- Running ----------------------------------------------------------------------------------------------

// A nested run that has an end: an expression may go round for ever.
static Value run_bounded(Session *session, const CodeUnit *unit, Dict *names) {
    World *world = session->world;
    uint64_t limit = world->limits.operations, attention_at = world->attention_at;
    world->limits.operations = world->operations + PATIENCE;
    if (world->attention_at > world->limits.operations) world->attention_at = world->limits.operations;
    Code *code = code_load(world, unit);
    Value result = code ? vm_run_body(world, code, names, value_from_obj(names)) : ABSENT;
    if (code) obj_drop(world, code);
    world->limits.operations = limit;
    if (world->attention_at < attention_at && !world->attention) world->attention_at = attention_at;
    return result;
}

static bool say_why_not(Session *session, Buf *problem) {
    World *world = session->world;
    if (world->stopping) {
        buf_add_text(problem, *world->refusal ? world->refusal : "that takes too long, or cannot be done amid a run");
    } else {
        Value error = raised_take(world);
        exception_summary(world, error, problem);
        value_drop(world, error);
    }
    return false;
}

// Nothing that happens now is told to anybody; what is printed goes to `out`.
typedef struct Aside {
    Sink sink;
    Buf *captured;
    Checkpoint *held;
    Moment moment;
} Aside;

static Aside aside_begin(Session *session, Buf *captured) {
    Aside aside = {session->host.sink, session->captured, NULL, session_moment(session)};
    aside.held = checkpoint_hold(&session->checkpoints, &aside.moment);
    session->host.sink = (Sink){0};
    session->captured = captured;
    return aside;
}

static void aside_end(Session *session, Aside *aside) {
    session->host.sink = aside->sink;
    session->captured = aside->captured;
    checkpoint_return(&session->checkpoints, aside->held, &aside->moment);
}

static Value evaluate(Session *session, const CodeUnit *unit) {
    Dict *names = visible_names(session->world, selected_frame(session));
    Value result = names ? run_bounded(session, unit, names) : ABSENT;
    if (names) obj_drop(session->world, names);
    return result;
}

// The unit of an expression that can be evaluated now; NULL: `problem` says why not.
static CodeUnit *prepare(Session *session, Arena *arena, const char *expression, Buf *problem) {
    CodeUnit *unit = compile(arena, expression, false, problem);
    if (!unit || session->world->thread) return unit;
    buf_add_text(problem, "nothing can be evaluated here");
    return NULL;
}

static Evaluated repr_aside(Session *session, const CodeUnit *unit, Buf *out) {
    Aside aside = aside_begin(session, out);
    World *world = session->world;
    Value result = evaluate(session, unit);
    Value text = value_is_absent(result) ? ABSENT : object_repr(world, result);
    Evaluated how = !value_is_absent(text) ? EVALUATED : world->stopping ? EVALUATED_REFUSED : EVALUATED_RAISED;
    if (how == EVALUATED) buf_add(out, value_str(text)->text, value_str(text)->size);
    else say_why_not(session, out);
    aside_end(session, &aside);
    return how;
}

Evaluated evaluate_repr(Session *session, const char *expression, Buf *out) {
    Arena *arena = arena_new(TEXT_ARENA);
    CodeUnit *unit = prepare(session, arena, expression, out);
    Evaluated how = unit ? repr_aside(session, unit, out) : EVALUATED_REFUSED;
    arena_free(arena);
    return how;
}

static int truth_aside(Session *session, const CodeUnit *unit, Buf *ignored) {
    Aside aside = aside_begin(session, ignored);
    Value result = evaluate(session, unit);
    int truth = value_is_absent(result) ? -1 : object_truth(session->world, result);
    aside_end(session, &aside);
    return truth;
}

int evaluate_truth(Session *session, const char *expression) {
    Buf ignored = BUF_INIT;
    Arena *arena = arena_new(TEXT_ARENA);
    CodeUnit *unit = prepare(session, arena, expression, &ignored);
    int truth = unit ? truth_aside(session, unit, &ignored) : -1;
    arena_free(arena);
    buf_free(&ignored);
    return truth;
}

// ---- Statements -------------------------------------------------------------------------------------------

static bool set_slot(World *world, Frame *frame, uint32_t slot, Value value) {
    Value *place = &frame->slots[slot];
    if (value_is_kind(*place, T_CELL) && frame->code->flags & CODE_HAS_CELLS) place = &((Cell *)value_obj(*place))->value;
    value_replace_take(world, place, value_keep(value));
    return true;
}

// A name that the statement has set goes to where the frame has it: to a local of that name, else to its namespace.
static bool give_back(World *world, Frame *frame, Value name, Value value) {
    for (uint32_t i = 0; frame && value_is_absent(frame->locals) && i < frame->code->slot_count; i++)
        if (value_is(frame->code->slots[i], name)) return set_slot(world, frame, i, value);
    Dict *home = !frame ? value_dict(loop_state(world)->main_dict)
                 : !value_is_absent(frame->locals) ? value_dict(frame->locals) : frame->globals;
    return dict_set(world, home, name, value);
}

static bool give_back_changes(World *world, Frame *frame, Dict *names, Dict *before) {
    Value key, value;
    for (uint32_t at = 0; dict_next(names, &at, &key, &value);) {
        Value old = dict_get_borrowed(world, before, key);
        if (!value_is(old, value) && !give_back(world, frame, key, value)) return false;
    }
    return true;
}

Value execute_expression(Session *session, const char *expression, Buf *problem) {
    Arena *arena = arena_new(TEXT_ARENA);
    CodeUnit *unit = prepare(session, arena, expression, problem);
    Value result = unit ? evaluate(session, unit) : ABSENT;
    if (unit && value_is_absent(result)) say_why_not(session, problem);
    arena_free(arena);
    return result;
}

bool execute_statement(Session *session, const char *statement, Buf *problem) {
    World *world = session->world;
    if (!world->thread) return buf_add_text(problem, "nothing can be run here"), false;
    Arena *arena = arena_new(TEXT_ARENA);
    CodeUnit *unit = compile(arena, statement, true, problem);
    Frame *frame = (Frame *)selected_frame(session);
    Dict *names = unit ? visible_names(world, frame) : NULL, *before = names ? dict_copy(world, names) : NULL;
    Value result = before ? run_bounded(session, unit, names) : ABSENT;
    bool done = !value_is_absent(result) && give_back_changes(world, frame, names, before);
    if (!done && unit) say_why_not(session, problem);
    value_drop(world, result);
    if (before) obj_drop(world, before);
    if (names) obj_drop(world, names);
    arena_free(arena);
    return done;
}

#include "loop/describe.h"

#include <string.h>

#include "loop/clock.h"
#include "loop/handle.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/warn.h"

// ---- small pieces -------------------------------------------------------------------------------------------------

static void add_str(Buf *out, Value str) {
    if (value_is_str(str)) buf_add(out, value_str(str)->text, value_str(str)->size);
}

// type(v).__name__.
static const char *class_name(World *world, Value v) {
    return value_str(type_of(world, v)->name)->text;
}

// repr(v), or "?" if that raises. Nothing stays raised.
static void add_repr(World *world, Value v, Buf *out) {
    Value repr = object_repr(world, v);
    if (value_is_absent(repr)) {
        raised_clear(world);
        buf_add_text(out, "?");
    }
    add_str(out, repr);
    value_drop(world, repr);
}

// An attribute if it is there; nothing stays raised. New reference.
static Value find(World *world, Value v, const char *name) {
    Value key = str_intern_c(world, name);
    Value found = value_is_absent(key) ? ABSENT : object_find_attribute(world, v, key);
    value_drop(world, key);
    if (value_is_absent(found)) raised_clear(world);
    return found;
}

// Library code is where CPython has it; "<asyncio.tasks>" is our own name for it.
static void add_place(Buf *out, Value path, int line) {
    const char *text = value_str(path)->text;
    size_t size = value_str(path)->size;
    if (text[0] != '<' || !memchr(text, '.', size)) {
        buf_add_format(out, "%s:%d", text, line);
        return;
    }
    buf_add_text(out, "/usr/lib/python3.13/");
    for (size_t i = 1; i + 1 < size; i++) buf_add_byte(out, text[i] == '.' ? '/' : text[i]);
    buf_add_format(out, ".py:%d", line);
}

#define STACK_SHOWN 10       // DEBUG_STACK_DEPTH

// The scenario's frames, outermost first, as a traceback shows them.
static void add_stack(World *world, Buf *out) {
    const Frame *frames[STACK_SHOWN];
    int count = 0;
    for (const Frame *frame = world->thread->frame; frame && count < STACK_SHOWN; frame = frame->back) {
        if (frame_is_visible(frame)) frames[count++] = frame;
    }
    while (count--) {
        const Code *code = frames[count]->code;
        buf_add_format(out, "  File \"%s\", line %u, in %s\n", value_str(code->path)->text, frames[count]->line,
                       value_str(code->name)->text);
        size_t size;
        const char *source = warning_source_line(world, (int)frames[count]->line, &size);
        if (source) buf_add_format(out, "    %.*s\n", (int)size, source);
    }
}

Value describe_here(World *world) {
    const Frame *frame = frame_innermost_visible(world->thread);
    Buf stack = BUF_INIT;
    add_stack(world, &stack);
    Value path = frame ? value_keep(frame->code->path) : str_from_c(world, "<asyncio>");
    Value text = str_from_buf(world, &stack);
    Value place = value_is_absent(path) || value_is_absent(text)
                      ? ABSENT : tuple_of(world, 3, path, value_from_small(frame ? frame->line : 0), text);
    value_drop(world, path);
    value_drop(world, text);
    return place;
}

static void add_created(Value created, Buf *out) {
    if (!value_is_kind(created, T_TUPLE)) return;
    const Value *place = value_tuple(created)->items;
    buf_add_format(out, " created at %s:%d", value_str(place[0])->text, (int)value_small(place[1]));
}

// ---- callables ----------------------------------------------------------------------------------------------------

// What is inside functools.partial objects, one in another: new reference.
static Value unwrap_partial(World *world, Value callback, int *layers) {
    *layers = 0;
    value_keep(callback);
    for (;;) {
        switch (value_kind(callback)) {
        case T_FUNCTION: case T_METHOD: case T_NATIVE: case T_TYPE: case T_METHOD_DESCRIPTOR: return callback;
        default: break;
        }
        Value inner = find(world, callback, "func");
        if (value_is_absent(inner)) return callback;
        value_drop(world, callback);
        callback = inner;
        ++*layers;
    }
}

// The Code of a function or bound method; NULL if it has none.
static Code *code_of(Value callable) {
    if (value_is_kind(callable, T_METHOD)) callable = ((Method *)value_obj(callable))->function;
    return value_is_kind(callable, T_FUNCTION) ? value_function(callable)->code : NULL;
}

// pylib's own callbacks: their labels, and where CPython 3.13 has them, for reprs.
typedef struct Mark {
    const char *name;        // __qualname__
    HandleLabel label;
    const char *place;
} Mark;

static const Mark marks[] = {
    { "_set_result_unless_cancelled", LABEL_SET_RESULT, "futures.py:312" },
    { "_run_until_complete_cb", LABEL_STOP, "base_events.py:182" },
    { "gather.<locals>._done_callback", LABEL_GATHER, "tasks.py:820" },
    { "TaskGroup._on_task_done", LABEL_TASKGROUP, NULL },
    { "_wait.<locals>._on_completion", LABEL_WAIT, "tasks.py:521" },
    { "Timeout._on_timeout", LABEL_TIMEOUT, NULL },
    { "_release_waiter", LABEL_TIMEOUT, "tasks.py:454" },
    { "_cancel_and_wait.<locals>._release_waiter", LABEL_TIMEOUT, "tasks.py:454" },
    { "shield.<locals>._inner_done_callback", LABEL_SHIELD, "tasks.py:958" },
    { "shield.<locals>._outer_done_callback", LABEL_SHIELD, "tasks.py:975" },
    { "_AsCompletedIterator._handle_completion", LABEL_AS_COMPLETED, NULL },
    { "_AsCompletedIterator._handle_timeout", LABEL_AS_COMPLETED, NULL },
    { "_chain_future.<locals>._set_state", LABEL_EXECUTOR, "futures.py:380" },
    { "_chain_future.<locals>._call_check_cancel", LABEL_EXECUTOR, "futures.py:386" },
    { "_chain_future.<locals>._call_set_state", LABEL_EXECUTOR, "futures.py:393" },
};

static const Mark *mark_of(Code *code) {
    enum { NO_MARK = sizeof marks / sizeof *marks };
    if (!code || !(code->flags & CODE_LIBRARY)) return NULL;
    if (!code->mark) {
        uint8_t i = 0;
        while (i < NO_MARK && !str_is_c(code->qualified_name, marks[i].name)) i++;
        code->mark = (uint8_t)(i + 1);
    }
    return code->mark <= NO_MARK ? &marks[code->mark - 1] : NULL;
}

HandleLabel describe_label(World *world, Value callback) {
    HandleLabel step;
    if (value_is_absent(callback)) return LABEL_CALLBACK;
    if (describe_is_step(callback, &step)) return step;
    int layers;
    Value inner = unwrap_partial(world, callback, &layers);
    const Mark *mark = mark_of(code_of(inner));
    value_drop(world, inner);
    return mark ? mark->label : LABEL_CALLBACK;
}

void describe_name_to(World *world, Value callback, Buf *out) {
    int layers;
    Value inner = unwrap_partial(world, callback, &layers);
    Value name = find(world, inner, "__name__");
    if (value_is_str(name)) add_str(out, name);
    else buf_add_text(out, class_name(world, inner));
    value_drop(world, name);
    value_drop(world, inner);
}

void describe_entry_to(World *world, const Ready *entry, Buf *out) {
    if (ready_label(world, entry) != LABEL_CALLBACK) return;
    Value callback = entry->kind == READY_HANDLE ? value_handle(entry->target)->callback : entry->target;
    if (!value_is_absent(callback)) describe_name_to(world, callback, out);
}

static void add_source(Value callable, Buf *out) {
    if (!value_is_kind(callable, T_FUNCTION)) return;
    Code *code = value_function(callable)->code;
    const Mark *mark = mark_of(code);
    buf_add_text(out, " at ");
    if (mark && mark->place) buf_add_format(out, "/usr/lib/python3.13/asyncio/%s", mark->place);
    else add_place(out, code->path, code->first_line);
}

// Follows _format_callback_source.
void describe_callback_to(World *world, Value callback, Buf *out) {
    int layers;
    Value inner = unwrap_partial(world, callback, &layers);
    Value name = find(world, inner, "__qualname__");
    if (value_is_str(name)) add_str(out, name);
    else add_repr(world, inner, out);
    value_drop(world, name);
    for (int i = 0; i <= layers; i++) buf_add_text(out, "()");
    Value wrapped = find(world, inner, "__wrapped__");
    add_source(value_is_absent(wrapped) ? inner : wrapped, out);
    value_drop(world, wrapped);
    value_drop(world, inner);
}

static NATIVE_FN(task_wakeup_fn) {
    Value error;
    if (!awaited_error(world, args[0], &error)) return ABSENT;
    return task_step(world, value_task(self), error);
}

static NATIVE_FN(task_step_fn) {
    return task_step(world, value_task(self), value_keep(args[0]));
}

static const NativeDef wakeup_def = { .name = "task_wakeup", .fn = task_wakeup_fn, .min = 1, .max = 1 };
static const NativeDef step_def = { .name = "TaskStepMethWrapper", .fn = task_step_fn, .min = 0, .max = 1 };

bool describe_is_step(Value callback, HandleLabel *label) {
    if (!value_is_kind(callback, T_NATIVE)) return false;
    const NativeDef *def = value_native(callback)->def;
    *label = def == &step_def ? LABEL_STEP : LABEL_WAKEUP;
    return def == &step_def || def == &wakeup_def;
}

Value describe_callback_object(World *world, Value function) {
    if (!value_is_kind(function, T_TASK)) return value_keep(function);
    return native_new(world, &wakeup_def, function, "_asyncio");
}

Value describe_step_object(World *world, Value task) {
    return native_new(world, &step_def, task, "_asyncio");
}

Value describe_entry_object(World *world, Value loop, const Ready *entry) {
    if (entry->kind == READY_HANDLE) return value_keep(entry->target);
    Value callback = entry->kind == READY_STEP ? describe_step_object(world, entry->target)
                     : entry->kind == READY_SLEEP ? value_keep(entry->target)
                                                  : describe_callback_object(world, entry->target);
    bool one = entry->kind == READY_WAKEUP || entry->kind == READY_CALLBACK;
    Value args = value_is_absent(callback) ? ABSENT : tuple_from(world, &entry->extra, one);
    Value handle = value_is_absent(args) ? ABSENT : handle_new(world, loop, callback, args, entry->context, ABSENT);
    value_drop(world, args);
    value_drop(world, callback);
    return handle;
}

// ---- coroutines -----------------------------------------------------------------------------------------------------

#define SLEEP_BEGINS 703     // lines of CPython 3.13's asyncio/tasks.py
#define SLEEP_YIELDS 706
#define SLEEP_AWAITS 718

static void add_sleep(const Sleep *sleep, Buf *out) {
    bool done = sleep->state == SLEEP_DONE;
    int line = sleep->state == SLEEP_CREATED || done ? SLEEP_BEGINS
               : sleep->state == SLEEP_YIELDED       ? SLEEP_YIELDS
                                                     : SLEEP_AWAITS;
    buf_add_format(out, "sleep() %s /usr/lib/python3.13/asyncio/tasks.py:%d", done ? "done, defined at" : "running at",
                   line);
}

static void add_generator(const Task *task, const Generator *generator, Buf *out) {
    add_str(out, generator->qualified_name);
    const Frame *frame = generator->frame;
    const Code *code = frame ? frame->code : (const Code *)value_obj(task->code);
    if (!code) {
        buf_add_text(out, "()");
        return;
    }
    buf_add_text(out, frame ? "() running at " : "() done, defined at ");
    add_place(out, code->path, frame && frame->line ? (int)frame->line : code->first_line);
}

// Follows _format_coroutine.
static void add_coroutine(World *world, const Task *task, Buf *out) {
    Value coro = task->coro;
    if (value_is_kind(coro, T_SLEEP)) {
        add_sleep((Sleep *)value_obj(coro), out);
    } else if (value_is_kind(coro, T_COROUTINE) || value_is_kind(coro, T_GENERATOR)) {
        add_generator(task, value_generator(coro), out);
    } else {
        Value name = find(world, coro, "__qualname__");
        if (value_is_str(name)) add_str(out, name);
        else buf_add_format(out, "<%s without __name__>", class_name(world, coro));
        buf_add_text(out, "()");
        value_drop(world, name);
    }
}

// ---- futures and tasks ------------------------------------------------------------------------------------------------

static void add_result(World *world, Value result, Buf *out) {
    bool short_one = !value_is_obj(result) || value_is_float(result) || (value_is_str(result) && value_str(result)->size < 28);
    Value helper = short_one ? ABSENT : helper_borrowed(world, HELPER_short_repr);
    Value text = value_is_absent(helper) ? ABSENT : vm_call(world, helper, &result, 1, ABSENT);
    if (value_is_str(text)) {
        add_str(out, text);
    } else {
        raised_clear(world);
        add_repr(world, result, out);
    }
    value_drop(world, text);
}

static void add_callback(World *world, Value function, Buf *out) {
    if (value_is_kind(function, T_TASK)) buf_add_format(out, "%s.task_wakeup()", class_name(world, function));
    else describe_callback_to(world, function, out);
}

// Follows _format_callbacks.
static void add_callbacks(World *world, const Future *future, Buf *out) {
    uint32_t count = 0;
    while (future_callback_at(future, count)) count++;
    if (!count) return;
    buf_add_text(out, " cb=[");
    add_callback(world, future_callback_at(future, 0)->function, out);
    if (count > 2) buf_add_format(out, ", <%u more>", count - 2);
    if (count > 1) {
        buf_add_text(out, ", ");
        add_callback(world, future_callback_at(future, count - 1)->function, out);
    }
    buf_add_text(out, "]");
}

// What stands behind the state (and a task's own parts). Follows _future_repr_info.
static void add_future_info(World *world, const Future *future, Buf *out) {
    if (future->state == FUTURE_FINISHED) {
        buf_add_text(out, future->failed ? " exception=" : " result=");
        if (future->failed) add_repr(world, future->result, out);
        else add_result(world, future->result, out);
    }
    add_callbacks(world, future, out);
    if (future->extra) add_created(future->extra->created, out);
}

static const char *state_name(const Future *future) {
    static const char *const names[] = { "pending", "cancelled", "finished" };
    return names[future->state];
}

Value describe_future(World *world, Value v) {
    if (!repr_enter(world, v)) return str_from_c(world, "...");
    const Future *future = value_future(v);
    Buf out = BUF_INIT;
    buf_add_format(&out, "<%s %s", class_name(world, v), state_name(future));
    add_future_info(world, future, &out);
    buf_add_text(&out, ">");
    repr_leave(world, v);
    return str_from_buf(world, &out);
}

static void add_waiter(World *world, const Task *task, Buf *out) {
    if (value_is_absent(task->waiter)) return;
    buf_add_text(out, " wait_for=");
    const Sleep *sleep = value_is_kind(task->waiter, T_SLEEP) ? (Sleep *)value_obj(task->waiter) : NULL;
    if (!sleep) {
        add_repr(world, task->waiter, out);
    } else if (!value_is_absent(sleep->future)) {
        add_repr(world, sleep->future, out);
    } else if (sleep->state == SLEEP_WAITING) {
        buf_add_format(out, "<Future pending cb=[%s.task_wakeup()]>", class_name(world, value_from_obj(task)));
    } else if (sleep->state == SLEEP_CANCELLED) {
        buf_add_text(out, "<Future cancelled>");
    } else {
        buf_add_text(out, "<Future finished result=");
        add_result(world, sleep->result, out);
        buf_add_text(out, ">");
    }
}

// Follows _task_repr_info.
Value describe_task(World *world, Value v) {
    if (!repr_enter(world, v)) return str_from_c(world, "...");
    Task *task = value_task(v);
    bool cancelling = task->cancels && !future_done(&task->future);
    Buf out = BUF_INIT;
    buf_add_format(&out, "<%s %s name=", class_name(world, v), cancelling ? "cancelling" : state_name(&task->future));
    Value name = task_name(world, task);
    add_repr(world, name, &out);
    value_drop(world, name);
    if (!value_is_absent(task->coro)) {
        buf_add_text(&out, " coro=<");
        add_coroutine(world, task, &out);
        buf_add_text(&out, ">");
    }
    add_waiter(world, task, &out);
    add_future_info(world, &task->future, &out);
    buf_add_text(&out, ">");
    repr_leave(world, v);
    return str_from_buf(world, &out);
}

// Follows Handle._repr_info.
Value describe_handle(World *world, Value v) {
    const Handle *handle = value_handle(v);
    if (!value_is_absent(handle->shown)) return value_keep(handle->shown);
    Buf out = BUF_INIT;
    buf_add_format(&out, "<%s%s", class_name(world, v), handle->cancelled ? " cancelled" : "");
    if (value_is_kind(v, T_TIMER_HANDLE)) {
        buf_add_text(&out, " when=");
        add_repr(world, ((TimerHandle *)handle)->when, &out);
    }
    if (!value_is_absent(handle->callback)) {
        buf_add_text(&out, " ");
        describe_callback_to(world, handle->callback, &out);
    }
    add_created(handle->created, &out);
    buf_add_text(&out, ">");
    return str_from_buf(world, &out);
}

// ---- for people -------------------------------------------------------------------------------------------------------

#define ARGUMENT_SHOWN 32    // bytes of a label's argument

static void add_quoted(Buf *out, Value str) {
    size_t size = value_str(str)->size;
    size_t shown = size;
    if (size > ARGUMENT_SHOWN) {
        shown = ARGUMENT_SHOWN - 3;
        while (shown && (value_str(str)->text[shown] & 0xC0) == 0x80) shown--;
    }
    buf_add_text(out, "\"");
    buf_add(out, value_str(str)->text, shown);
    buf_add_text(out, shown < size ? "...\"" : "\"");
}

static void add_first_str(const Frame *frame, Buf *out) {
    for (uint32_t i = 0; i < frame->code->parameter_count; i++) {
        Value v = frame->slots[i];
        if (value_is_kind(v, T_CELL)) v = ((Cell *)value_obj(v))->value;
        if (!value_is_str(v)) continue;
        buf_add_text(out, "(");
        add_quoted(out, v);
        buf_add_text(out, ")");
        return;
    }
}

static void add_sleep_call(World *world, const Sleep *sleep, Buf *out) {
    char number[32];
    buf_add_text(out, "sleep(");
    if (value_is_exact(sleep->delay, T_FLOAT)) buf_add(out, number, double_repr(value_float(sleep->delay), number));
    else add_repr(world, sleep->delay, out);
    buf_add_byte(out, ')');
}

void describe_call_to(World *world, Value coro, Buf *out) {
    if (value_is_kind(coro, T_SLEEP)) {
        add_sleep_call(world, (Sleep *)value_obj(coro), out);
    } else if (value_is_kind(coro, T_COROUTINE) || value_is_kind(coro, T_GENERATOR)) {
        const Generator *generator = value_generator(coro);
        add_str(out, generator->name);
        if (generator->frame) add_first_str(generator->frame, out);
    } else {
        buf_add_text(out, class_name(world, coro));
    }
}

static bool is_library(const Frame *frame) {
    return frame->kind == FRAME_PYTHON && frame->code->flags & CODE_LIBRARY;
}

// From `frame` outward to `end` (exclusive): the outermost library frame that was entered from the scenario last; NULL: none.
static const Frame *library_entry(const Frame *frame, const Frame *end) {
    const Frame *entry = NULL;
    for (; frame && frame != end; frame = frame->back) {
        if (frame->kind == FRAME_NATIVE) continue;
        if (!is_library(frame)) break;
        const char *name = value_str(frame->code->name)->text;
        bool passage = entry && (strcmp(name, "__aenter__") == 0 || strcmp(name, "__enter__") == 0);
        if (!passage) entry = frame;
    }
    return entry;
}

// Functions of the simulated libraries are called by their module, "<requests.api>" counting as the package.
static void add_library_module(const Frame *entry, Buf *out) {
    static const char *const known[] = { "requests", "httpx", "urllib.request", "aiohttp", "aiosqlite", "subprocess" };
    const char *path = value_str(entry->code->path)->text;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t size = strlen(known[i]);
        if (strncmp(path + 1, known[i], size) == 0 && strchr(".>", path[1 + size])) buf_add_format(out, "%s.", known[i]);
    }
}

static void add_library_name(const Frame *entry, Buf *out) {
    const char *name = value_str(entry->code->qualified_name)->text;
    const char *dot = strrchr(name, '.');
    if (dot && strncmp(dot, ".__", 3) == 0) buf_add(out, name, (size_t)(dot - name));      // TaskGroup.__aexit__
    else if (strcmp(name, "_AsCompletedIterator._wait_for_one") == 0) buf_add_text(out, "as_completed");
    else {
        if (!dot) add_library_module(entry, out);
        buf_add_text(out, name);
    }
}

// The same with the URL, or whatever its first text is: AsyncClient.get("https://...").
static void add_library_call(const Frame *entry, Buf *out) {
    add_library_name(entry, out);
    add_first_str(entry, out);
}

void describe_library_call_to(World *world, const Frame *frame, Buf *out) {
    (void)world;
    const Frame *entry = library_entry(frame, NULL);
    if (entry) add_library_call(entry, out);
    else buf_add_text(out, "Lock.acquire");
}

static AwaitKind kind_by_name(const char *name) {
    static const struct { const char *start; AwaitKind kind; } kinds[] = {
        { "Lock.", AWAIT_LOCK }, { "Semaphore.", AWAIT_LOCK }, { "Condition.", AWAIT_LOCK }, { "Barrier", AWAIT_LOCK },
        { "Queue.", AWAIT_QUEUE }, { "Event.", AWAIT_EVENT }, { "to_thread", AWAIT_EXECUTOR },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strncmp(name, kinds[i].start, strlen(kinds[i].start)) == 0) return kinds[i].kind;
    }
    return AWAIT_OTHER;
}

#define NAMED_SO 0x80   // of Code.waits: the qualified name is what the wait is called

// What waiting in a library function is; it is called `out`.
static AwaitKind library_wait_to(const Frame *entry, Buf *out) {
    Code *code = entry->code;
    if (code->waits & NAMED_SO) {
        add_str(out, code->qualified_name);
    } else {
        add_library_name(entry, out);
        bool so = strcmp(buf_text(out), value_str(code->qualified_name)->text) == 0;
        code->waits = (uint8_t)((kind_by_name(buf_text(out)) + 1) | (so ? NAMED_SO : 0));
    }
    return (AwaitKind)((code->waits & ~NAMED_SO) - 1);
}

// How many children a gather() has.
static int64_t gather_size(World *world, Value future) {
    Value children = find(world, future, "_children");
    int64_t size = value_is_kind(children, T_LIST) ? (int64_t)value_list(children)->size : 0;
    value_drop(world, children);
    return size;
}

static AwaitKind describe_future_wait_to(World *world, Value waiter, Buf *out) {
    switch ((AwaitKind)value_future(waiter)->awaits) {
    case AWAIT_GATHER: buf_add_format(out, "gather(%lld)", (long long)gather_size(world, waiter)); return AWAIT_GATHER;
    case AWAIT_EXECUTOR: buf_add_text(out, "run_in_executor"); return AWAIT_EXECUTOR;
    case AWAIT_OTHER: buf_add_text(out, "shield"); return AWAIT_OTHER;
    default: buf_add_text(out, "Future"); return AWAIT_FUTURE;
    }
}

AwaitKind describe_wait_to(World *world, Task *task, Buf *out) {
    Value waiter = task->waiter, driver = task_driver_borrowed(task);
    if (value_is_kind(waiter, T_TASK)) {
        Value name = task_name(world, value_task(waiter));
        add_str(out, name);
        value_drop(world, name);
        return AWAIT_TASK;
    }
    const Generator *root = value_is_kind(driver, T_COROUTINE) || value_is_kind(driver, T_GENERATOR)
                                ? value_generator(driver) : NULL;
    bool library_task = root && root->frame && is_library(root->frame);
    const Frame *entry = root && root->inner && !library_task ? library_entry(root->inner, root->frame->back) : NULL;
    if (value_is_kind(waiter, T_SLEEP)) {
        if (entry) add_library_call(entry, out);
        else add_sleep_call(world, (Sleep *)value_obj(waiter), out);
        return AWAIT_SLEEP;
    }
    if (entry) return library_wait_to(entry, out);
    if (value_is_future(waiter)) return describe_future_wait_to(world, waiter, out);
    if (!value_is_absent(waiter)) buf_add_text(out, class_name(world, waiter));
    return AWAIT_OTHER;
}

void describe_waiting(World *world, Task *task) {
    char room[DESCRIBE_ROOM] = "";
    Buf text = BUF_ON(room);
    AwaitKind kind = describe_wait_to(world, task, &text);
    Value waiter = task->waiter;
    int64_t what = value_is_kind(waiter, T_SLEEP) ? ((Sleep *)value_obj(waiter))->timer
                   : kind == AWAIT_GATHER         ? gather_size(world, waiter)
                   : value_is_future(waiter)      ? value_future(waiter)->id
                                                  : 0;
    report(world, EVENT_TASK_WAITS, task->future.id, kind, what, buf_text(&text));
    buf_free(&text);
}

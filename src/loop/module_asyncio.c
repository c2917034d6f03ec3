// module_asyncio.c - the module `_asyncio`: what pylib's asyncio is built upon.
#include <stdlib.h>
#include <string.h>

#include "loop/clock.h"
#include "loop/context.h"
#include "loop/describe.h"
#include "loop/handle.h"
#include "loop/gather.h"
#include "loop/loop.h"
#include "loop/modules.h"
#include "loop/queue.h"
#include "loop/network.h"
#include "loop/sleep.h"
#include "loop/workers.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/frame_object.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"
#include "vm/frame_object.h"
#include "vm/warn.h"

const ModuleDef loop_module_defs[] = {
    { "time", module_time_set_up },
    { "_asyncio", module_asyncio_set_up },
    { "_thread", workers_set_up_module },
    { "_contextvars", context_set_up_module },
    { "_network", network_set_up_module },
    { 0 },
};

// ---- the running loop -----------------------------------------------------------------------------------------------

static NATIVE_FN(get_running_loop) {
    Value loop = loop_running_borrowed(world);
    if (value_is_absent(loop)) return raise_error(world, T_RUNTIME_ERROR, "no running event loop");
    return value_keep(loop);
}

static NATIVE_FN(running_loop_or_none) {
    Value loop = loop_running_borrowed(world);
    return value_is_absent(loop) ? NONE : value_keep(loop);
}

static NATIVE_FN(set_running_loop) {
    loop_set_running(world, value_is_none(args[0]) ? ABSENT : args[0]);
    return NONE;
}

static NATIVE_FN(get_event_loop) {
    return loop_or_current(world, ABSENT);
}

// ---- tasks ------------------------------------------------------------------------------------------------------------

static NATIVE_FN(current_task) {
    Value loop = args[0];
    if (value_is_absent(loop) || value_is_none(loop)) {
        loop = loop_running_borrowed(world);
        if (value_is_absent(loop)) return raise_error(world, T_RUNTIME_ERROR, "no running event loop");
    }
    if (!value_is_kind(loop, T_EVENT_LOOP) || !value_loop(loop)->current) return NONE;
    return value_keep(value_from_obj(value_loop(loop)->current));
}

static NATIVE_FN(all_tasks) {
    Value loop = args[0];
    if (value_is_absent(loop) || value_is_none(loop)) {
        loop = loop_running_borrowed(world);
        if (value_is_absent(loop)) return raise_error(world, T_RUNTIME_ERROR, "no running event loop");
    }
    Value list = list_new(world, 8);
    for (Task *task = NULL; !value_is_absent(list) && (task = task_next_alive(world, task, loop));) {
        if (!list_append(world, value_list(list), value_from_obj(task))) return value_drop(world, list), ABSENT;
    }
    return list;
}

static NATIVE_FN(create_task) {
    Value given[3];
    if (nargs > 1) {
        return raise_error(world, T_TYPE_ERROR, "create_task() takes 1 positional argument but %d were given", nargs);
    }
    if (!args_keywords(world, "create_task", args, nargs, kwnames, nargs ? "name context" : "coro name context", given)) {
        return ABSENT;
    }
    Value coro = nargs ? args[0] : given[0], *rest = nargs ? given : given + 1;
    if (value_is_absent(coro)) {
        return raise_error(world, T_TYPE_ERROR, "create_task() missing 1 required positional argument: 'coro'");
    }
    Value loop = loop_running_borrowed(world);
    if (value_is_absent(loop)) return raise_error(world, T_RUNTIME_ERROR, "no running event loop");
    EventLoop *ours = loop_of(loop);
    if (ours && ours->plain) return task_new(world, loop, coro, rest[0], rest[1]);
    Value helper = helper_borrowed(world, HELPER_create_task);
    if (value_is_absent(helper)) return ABSENT;
    Value all[4] = { loop, coro, NONE, NONE };
    for (int i = 0; i < 2; i++) all[i + 2] = value_is_absent(rest[i]) ? NONE : rest[i];
    return vm_tail_call(world, helper, all, 4, ABSENT);
}

static NATIVE_FN(is_coroutine) { return value_from_bool(value_is_coroutine(world, args[0])); }

static NATIVE_FN(is_future) {
    if (!value_is_obj(args[0])) return FALSE;
    if (value_is_future(args[0])) return TRUE;
    Type *type = type_of(world, args[0]);
    Value blocking = NAME_OF(world, _asyncio_future_blocking);
    if (value_is_absent(type_lookup_borrowed(world, type, blocking))) return FALSE;
    Value found = object_get_attribute(world, args[0], blocking);
    if (value_is_absent(found)) return ABSENT;
    value_drop(world, found);
    return value_from_bool(!value_is_none(found));
}

// sleep(delay, result=None): a coroutine object.
static NATIVE_FN(sleep_function) {
    return sleep_new(world, args[0], value_is_absent(args[1]) ? NONE : args[1]);
}

static int by_id(const void *a, const void *b) {
    uint32_t x = value_future(*(const Value *)a)->id, y = value_future(*(const Value *)b)->id;
    return (x > y) - (x < y);
}

// Sorts a list of tasks (or of futures) by their creation, and leaves any other as it is.
static NATIVE_FN(in_order) {
    List *list = value_list(args[0]);
    bool tasks = true, futures = true, sorted = true;
    for (uint32_t i = 0; i < list->size; i++) {
        tasks = tasks && value_is_kind(list->items[i], T_TASK);
        futures = futures && value_is_kind(list->items[i], T_FUTURE);
        sorted = sorted && (i == 0 || !(tasks || futures) || by_id(&list->items[i - 1], &list->items[i]) < 0);
    }
    if ((tasks || futures) && !sorted) qsort(list->items, list->size, sizeof(Value), by_id);
    return NONE;
}

// Are these coroutines, none of them twice? Then each is to become a task; looked up without a set of them.
static bool all_fresh(Tuple *tuple) {
    uint32_t seen = 0;
    bool fresh = true;
    for (; seen < tuple->size && fresh; seen++) {
        Value v = tuple->items[seen];
        fresh = (value_is_kind(v, T_COROUTINE) || value_is_kind(v, T_SLEEP)) && !(value_obj(v)->flags & OBJ_MARK);
        if (!fresh) break;
        value_obj(v)->flags |= OBJ_MARK;
    }
    while (seen > 0) value_obj(tuple->items[--seen])->flags &= (uint16_t)~OBJ_MARK;
    return fresh;
}

// _spawn_all(coroutines, callback): a list of tasks for them, each with the done-callback, as gather() makes them one by
// one; None if that is not all there is to do (something else among them, a loop with a way of its own to make tasks).
static NATIVE_FN(spawn_all) {
    gather_note(world, args[1]);
    Value loop = loop_running_borrowed(world);
    EventLoop *ours = value_is_absent(loop) ? NULL : loop_of(loop);
    Tuple *coroutines = value_tuple(args[0]);
    if (!ours || !ours->plain || ours->closed || ours->debug || !all_fresh(coroutines)) return NONE;
    Value tasks = list_new(world, coroutines->size);
    Value context = context_snapshot(world);
    for (uint32_t i = 0; !value_is_absent(tasks) && i < coroutines->size; i++) {
        Value task = task_new(world, loop, coroutines->items[i], ABSENT, ABSENT);
        bool done = !value_is_absent(task) && list_append_take(world, value_list(tasks), task) &&
                    future_add_callback(world, value_future(task), args[1], context);
        if (done) value_future(task)->quiet = true;
        else value_replace_take(world, &tasks, ABSENT);
    }
    value_drop(world, context);
    return tasks;
}

// _failed(future): did it end in an exception or a cancellation?
static NATIVE_FN(failed) {
    if (!value_is_future(args[0])) return TRUE;
    Future *future = value_future(args[0]);
    return value_from_bool(future->state == FUTURE_CANCELLED || future->failed);
}

// _results(futures): a list of what they gave; None if one of them failed (or is no future of ours).
static NATIVE_FN(results) {
    List *futures = value_list(args[0]);
    for (uint32_t i = 0; i < futures->size; i++) {
        if (!value_is_future(futures->items[i])) return NONE;
        Future *future = value_future(futures->items[i]);
        if (future->state != FUTURE_FINISHED || future->failed) return NONE;
    }
    Value list = list_new(world, futures->size);
    for (uint32_t i = 0; !value_is_absent(list) && i < futures->size; i++) {
        if (!list_append(world, value_list(list), value_future(futures->items[i])->result)) return value_drop(world, list), ABSENT;
    }
    return list;
}

// ---- what pylib tells us -------------------------------------------------------------------------------------------------

static NATIVE_FN(adopt) {
    static const char *const names[] = {
#define HELPER(NAME, about) #NAME,
        HELPER_LIST(HELPER)
#undef HELPER
    };
    for (int i = 0; i < HELPER_COUNT; i++) {
        if (!str_is_c(args[0], names[i])) continue;
        value_replace_take(world, &loop_state(world)->helpers[i], value_keep(args[1]));
        return value_keep(args[1]);
    }
    return raise_error(world, T_VALUE_ERROR, "no helper is called %s", value_str(args[0])->text);
}

// _shorten(Queue): its methods are done in C where the case is plain.
static NATIVE_FN(shorten) {
    return queue_shorten(world, args[0]) ? NONE : ABSENT;
}

// _awaits(future, "gather"): what waiting for it is called.
static NATIVE_FN(awaits) {
    const char *kind = value_str(args[1])->text;
    value_future(args[0])->awaits = strcmp(kind, "gather") == 0     ? AWAIT_GATHER
                                    : strcmp(kind, "executor") == 0 ? AWAIT_EXECUTOR
                                                                    : AWAIT_OTHER;
    return NONE;
}

// _mute(1) ... _mute(-1): the clean-up at a run's end, which is not shown.
static NATIVE_FN(mute) {
    loop_state(world)->muted += (uint32_t)value_small(args[0]);
    return NONE;
}

// _warn(text, category=DeprecationWarning): at the program's current line.
static NATIVE_FN(warn) {
    TypeId category = value_is_absent(args[1]) ? T_DEPRECATION_WARNING : (TypeId)value_type(args[1])->id;
    return warning_issue(world, category, value_str(args[0])->text) ? NONE : ABSENT;
}

// _source_line(path, line): of the scenario, or None.
static NATIVE_FN(source_line) {
    size_t size;
    if (!str_is_c(args[0], world->host->path)) return NONE;
    const char *line = warning_source_line(world, (int)value_small(args[1]), &size);
    return line ? str_new(world, line, size) : NONE;
}

// _caller(level): (path, line, namespace) of the level-th frame of the scenario from within; the namespace is None if there is none.
static NATIVE_FN(caller) {
    int64_t level = value_is_small(args[0]) ? value_small(args[0]) : 1;
    const Frame *frame = frame_innermost_visible(world->thread);
    for (; frame && level > 1; frame = frame->back) {
        if (frame_is_visible(frame) && level-- <= 1) break;
    }
    while (frame && !frame_is_visible(frame)) frame = frame->back;
    Value path = frame ? value_keep(frame->code->path) : str_from_c(world, "<sys>");
    if (value_is_absent(path)) return ABSENT;
    Value result = tuple_of(world, 3, path, value_from_small(frame ? frame->line : 0),
                            frame ? value_from_obj(frame->globals) : NONE);
    value_drop(world, path);
    return result;
}

// _handle(callback, args, loop): a handle that nothing runs yet, with the present context.
static NATIVE_FN(make_handle) {
    Value context = context_snapshot(world);
    Value made = handle_new(world, args[2], args[0], args[1], context, ABSENT);
    value_drop(world, context);
    return made;
}

// _frame_of(task): the frame where its coroutine stands, or None.
static NATIVE_FN(frame_of) {
    Value coro = value_task(args[0])->coro;
    bool generator = value_is_kind(coro, T_COROUTINE) || value_is_kind(coro, T_GENERATOR);
    Frame *frame = generator ? value_generator(coro)->frame : NULL;
    return frame ? frame_object_of(world, frame) : NONE;
}

// _summary(exc): the last line of its traceback.
static NATIVE_FN(summary) {
    Buf text = BUF_INIT;
    exception_summary(world, args[0], &text);
    return str_from_buf(world, &text);
}

// _format_exception(exc): the text that an uncaught exception would have.
static NATIVE_FN(format_exception) {
    Buf text = BUF_INIT;
    traceback_print(world, args[0], &text);
    return str_from_buf(world, &text);
}

// _format_callback(handle): its callback as messages show it.
static NATIVE_FN(format_callback) {
    Value callback = value_handle(args[0])->callback;
    Buf text = BUF_INIT;
    if (!value_is_absent(callback)) describe_callback_to(world, callback, &text);
    return str_from_buf(world, &text);
}

// ---- the module -------------------------------------------------------------------------------------------------------

static bool add_types(World *world, Dict *dict) {
    static const struct { const char *name; TypeId id; } types[] = {
        { "Future", T_FUTURE }, { "Task", T_TASK }, { "Handle", T_HANDLE }, { "TimerHandle", T_TIMER_HANDLE },
        { "_Loop", T_EVENT_LOOP }, { "CancelledError", T_CANCELLED_ERROR },
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!dict_set_c(world, dict, types[i].name, value_keep(value_from_obj(world->types[types[i].id])))) return false;
    }
    return true;
}

bool module_asyncio_set_up(World *world, Dict *dict) {
    static const NativeDef defs[] = {
        { .name = "get_running_loop", .fn = get_running_loop },
        { .name = "_get_running_loop", .fn = running_loop_or_none },
        { .name = "_set_running_loop", .fn = set_running_loop, .min = 1, .max = 1 },
        { .name = "get_event_loop", .fn = get_event_loop },
        { .name = "current_task", .fn = current_task, .min = 0, .max = 1, .names = "loop" },
        { .name = "_all_tasks", .fn = all_tasks, .min = 0, .max = 1, .names = "loop" },
        { .name = "create_task", .fn = create_task, .max = -1 },
        { .name = "iscoroutine", .fn = is_coroutine, .min = 1, .max = 1, .names = "obj" },
        { .name = "isfuture", .fn = is_future, .min = 1, .max = 1, .names = "obj" },
        { .name = "sleep", .fn = sleep_function, .min = 1, .max = 2, .names = "delay result" },
        { .name = "_spawn_all", .fn = spawn_all, .min = 2, .max = 2 },
        { .name = "_failed", .fn = failed, .min = 1, .max = 1 },
        { .name = "_results", .fn = results, .min = 1, .max = 1 },
        { .name = "_in_order", .fn = in_order, .min = 1, .max = 1 },
        { .name = "_adopt", .fn = adopt, .min = 2, .max = 2 },
        { .name = "_shorten", .fn = shorten, .min = 1, .max = 1 },
        { .name = "_warn", .fn = warn, .min = 1, .max = 2 },
        { .name = "_source_line", .fn = source_line, .min = 2, .max = 2 },
        { .name = "_caller", .fn = caller, .min = 1, .max = 1 },
        { .name = "_handle", .fn = make_handle, .min = 3, .max = 3 },
        { .name = "_frame_of", .fn = frame_of, .min = 1, .max = 1 },
        { .name = "_summary", .fn = summary, .min = 1, .max = 1 },
        { .name = "_format_exception", .fn = format_exception, .min = 1, .max = 1 },
        { .name = "_format_callback", .fn = format_callback, .min = 1, .max = 1 },
        { .name = "_awaits", .fn = awaits, .min = 2, .max = 2 },
        { .name = "_mute", .fn = mute, .min = 1, .max = 1 },
    };
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        bool tasks = defs[i].fn == sleep_function || defs[i].fn == create_task;
        Value function = native_new(world, &defs[i], ABSENT, tasks ? "asyncio.tasks" : "_asyncio");
        if (!dict_set_c(world, dict, defs[i].name, function)) return false;
    }
    return add_types(world, dict);
}

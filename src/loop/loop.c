#include "loop/loop.h"

#include <stdarg.h>
#include <stdio.h>

#include "loop/clock.h"
#include "loop/context.h"
#include "loop/describe.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "loop/workers.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- which loop runs --------------------------------------------------------------------------------------------

Value helper_borrowed(World *world, Helper helper) {
    static const char *const names[] = {
#define HELPER(NAME, about) #NAME,
        HELPER_LIST(HELPER)
#undef HELPER
    };
    Value found = loop_state(world)->helpers[helper];
    if (value_is_absent(found)) {
        value_drop(world, module_import(world, "asyncio"));
        found = loop_state(world)->helpers[helper];
    }
    return value_is_absent(found) ? raise_error(world, T_RUNTIME_ERROR, "asyncio has no %s", names[helper]) : found;
}

Value raise_invalid_state(World *world, const char *format, ...) {
    Value type = helper_borrowed(world, HELPER_InvalidStateError);
    if (value_is_absent(type)) return ABSENT;
    Buf buf = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_add_vformat(&buf, format, args);
    va_end(args);
    Value text = str_from_buf(world, &buf);
    Value tuple = value_is_absent(text) ? ABSENT : tuple_from_take(world, &text, 1);
    Value error = value_is_absent(tuple) ? ABSENT : exception_new_take(world, value_type(type), tuple);
    if (value_is_absent(error)) return ABSENT;
    raise_instance(world, error);
    value_drop(world, error);
    return ABSENT;
}

Value loop_running_borrowed(World *world) {
    return thread_object(world->thread)->running_loop;
}

void loop_set_running(World *world, Value loop) {
    value_replace_take(world, &thread_object(world->thread)->running_loop, value_keep(loop));
    loop_state(world)->loop = value_is_kind(loop, T_EVENT_LOOP) ? value_loop(loop) : NULL;
}

Value loop_or_current(World *world, Value loop) {
    if (!value_is_absent(loop) && !value_is_none(loop)) return value_keep(loop);
    loop = loop_running_borrowed(world);
    if (!value_is_absent(loop)) return value_keep(loop);
    Value helper = helper_borrowed(world, HELPER_get_event_loop);
    return value_is_absent(helper) ? ABSENT : vm_call(world, helper, NULL, 0, ABSENT);
}

// ---- what is put into the ready queue -----------------------------------------------------------------------------

// A Handle's id: of the task if it is a step or wakeup that a foreign loop passed on, or of its timer.
static uint32_t handle_subject(Value handle) {
    Value callback = value_handle(handle)->callback;
    HandleLabel label;
    if (describe_is_step(callback, &label)) return value_future(value_native(callback)->self)->id;
    return value_is_kind(handle, T_TIMER_HANDLE) ? ((TimerHandle *)value_obj(handle))->timer : 0;
}

uint32_t ready_subject(const Ready *entry) {
    switch ((ReadyKind)entry->kind) {
    case READY_STEP:
    case READY_WAKEUP: return value_future(entry->target)->id;
    case READY_SLEEP: return ((Sleep *)value_obj(entry->target))->timer;
    case READY_CALLBACK: return value_is_future(entry->extra) ? value_future(entry->extra)->id : 0;
    case READY_HANDLE: return handle_subject(entry->target);
    }
    return 0;
}

HandleLabel ready_label(World *world, const Ready *entry) {
    switch ((ReadyKind)entry->kind) {
    case READY_STEP: return LABEL_STEP;
    case READY_WAKEUP: return LABEL_WAKEUP;
    case READY_SLEEP: return LABEL_SET_RESULT;
    case READY_CALLBACK: return describe_label(world, entry->target);
    case READY_HANDLE: return describe_label(world, value_handle(entry->target)->callback);
    }
    return LABEL_CALLBACK;
}

void ready_report(World *world, EventKind kind, const Ready *entry) {
    if (!report_wanted(world)) return;
    if (entry->kind <= READY_WAKEUP) {
        HandleLabel step = entry->kind == READY_STEP ? LABEL_STEP : LABEL_WAKEUP;
        report_send(world, kind, step, value_future(entry->target)->id, entry->id, NULL);
        return;
    }
    HandleLabel label = ready_label(world, entry);
    if (label != LABEL_CALLBACK) {
        report_send(world, kind, label, ready_subject(entry), entry->id, NULL);
        return;
    }
    char room[DESCRIBE_ROOM] = "";
    Buf name = BUF_ON(room);
    describe_entry_to(world, entry, &name);
    report_send(world, kind, label, ready_subject(entry), entry->id, name.size ? buf_text(&name) : NULL);
    buf_free(&name);
}

static bool refuse_entry(World *world, const Ready *entry) {
    ready_drop(world, entry);
    if (value_is_absent(world->raised)) raise_error(world, T_RUNTIME_ERROR, "Event loop is closed");
    return false;
}

// What every push comes to; in line where steps and wakeups are made.
static inline bool push_take(World *world, EventLoop *loop, Ready entry) {
    ReadyQueue *queue = &loop->ready;
    if (__builtin_expect(loop->closed, 0)) return refuse_entry(world, &entry);
    if (__builtin_expect(queue->count == queue->room, 0) && !ready_grow(world, queue)) return refuse_entry(world, &entry);
    entry.id = ++loop_state(world)->handles;
    Ready *place = ready_at(queue, queue->count++);
    *place = entry;
    if (__builtin_expect(world->host->sink.send != NULL, 0)) ready_report(world, EVENT_READY, place);
    return true;
}

bool loop_ready_take(World *world, EventLoop *loop, Ready entry) {
    return push_take(world, loop, entry);
}

// loop.call_soon(callback, *args, context=context) of a loop that we do not know from inside.
static bool ask_call_soon(World *world, Value loop, Value callback_take, Value argument, Value context) {
    Value object = context_object(world, context), result = ABSENT;
    Value kwnames = tuple_from(world, &NAME_OF(world, context), 1);
    Value method = value_is_absent(kwnames) ? ABSENT : object_get_attribute(world, loop, NAME_OF(world, call_soon));
    if (!value_is_absent(callback_take) && !value_is_absent(object) && !value_is_absent(method)) {
        bool one = !value_is_absent(argument);
        Value args[3] = { callback_take, one ? argument : object, object };
        result = vm_call(world, method, args, one ? 2 : 1, kwnames);
    }
    value_drop(world, method);
    value_drop(world, kwnames);
    value_drop(world, object);
    value_drop(world, callback_take);
    value_drop(world, result);
    return !value_is_absent(result);
}

// A foreign loop is given the task's context as an object.
static bool give_context(World *world, Task *task) {
    Value object = context_object(world, task->context);
    if (value_is_absent(object)) return false;
    value_replace_take(world, &task->context, object);
    return true;
}

bool loop_call_step(World *world, Task *task, Value error) {
    EventLoop *loop = loop_of(task->future.loop);
    Value self = value_from_obj(task);
    if (!loop) {
        if (!give_context(world, task)) return false;
        return ask_call_soon(world, task->future.loop, describe_step_object(world, self), error, task->context);
    }
    return push_take(world, loop, (Ready){ value_keep(self), value_keep(error), ABSENT, 0, READY_STEP });
}

bool loop_call_wakeup(World *world, Task *task, Value awaited) {
    EventLoop *loop = loop_of(task->future.loop);
    Value self = value_from_obj(task);
    if (!loop) {
        if (!give_context(world, task)) return false;
        Value callback = describe_callback_object(world, self);
        return ask_call_soon(world, task->future.loop, callback, awaited, task->context);
    }
    return push_take(world, loop, (Ready){ value_keep(self), value_keep(awaited), ABSENT, 0, READY_WAKEUP });
}

bool loop_call_done(World *world, Value loop_value, Value function, Value future, Value context) {
    if (value_is_kind(function, T_TASK)) return loop_call_wakeup(world, value_task(function), future);
    EventLoop *loop = loop_of(loop_value);
    if (!loop) return ask_call_soon(world, loop_value, value_keep(function), future, context);
    Ready entry = { value_keep(function), value_keep(future), value_keep(context), 0, READY_CALLBACK };
    return loop_ready_take(world, loop, entry);
}

// ---- methods ------------------------------------------------------------------------------------------------------

#define METHOD(name) static NATIVE_FN(method_##name)

static bool must_be_open(World *world, EventLoop *loop) {
    if (loop->closed) raise_error(world, T_RUNTIME_ERROR, "Event loop is closed");
    return !loop->closed;
}

// Debug mode: the thread, and what is to be called. Follows BaseEventLoop._check_thread and _check_callback.
static bool check_call(World *world, EventLoop *loop, Value callback, const char *method, bool any_thread) {
    if (!loop->debug) return true;
    if (!any_thread && loop->thread && loop->thread != world->thread) {
        raise_error(world, T_RUNTIME_ERROR,
                    "Non-thread-safe operation invoked on an event loop other than the current one");
        return false;
    }
    bool coroutine = value_is_coroutine(world, callback) ||
                     (value_is_kind(callback, T_FUNCTION) && value_function(callback)->code->flags & CODE_COROUTINE);
    if (coroutine) {
        raise_error(world, T_TYPE_ERROR, "coroutines cannot be used with %s()", method);
        return false;
    }
    if (value_is_callable(world, callback)) return true;
    Value repr = object_repr(world, callback);
    if (value_is_absent(repr)) return false;
    raise_error(world, T_TYPE_ERROR, "a callable object was expected by %s(), got %s", method, value_str(repr)->text);
    value_drop(world, repr);
    return false;
}

// A handle for args[first] with the rest as its arguments.
static Value new_handle(World *world, Value loop, const Value *args, int nargs, int first, Value context, Value when) {
    Value rest = tuple_from(world, args + first + 1, (uint32_t)(nargs - first - 1));
    if (value_is_absent(rest)) return ABSENT;
    Value handle = handle_new(world, loop, args[first], rest, context, when);
    value_drop(world, rest);
    return handle;
}

static Value call_soon(World *world, Value self, const Value *args, int nargs, Value kwnames, const char *method,
                       bool threadsafe) {
    EventLoop *loop = value_loop(self);
    Value context;
    if (!args_keywords(world, method, args, nargs, kwnames, "context", &context)) return ABSENT;
    if (nargs < 1) return raise_arg_count(world, method, 1, 1, 0);
    if (!must_be_open(world, loop) || !check_call(world, loop, args[0], method, threadsafe)) return ABSENT;
    Value handle = new_handle(world, self, args, nargs, 0, context, ABSENT);
    if (value_is_absent(handle)) return ABSENT;
    Ready entry = { .target = value_keep(handle), .kind = READY_HANDLE };
    if (loop_ready_take(world, loop, entry)) return handle;
    value_drop(world, handle);
    return ABSENT;
}

METHOD(call_soon) { return call_soon(world, self, args, nargs, kwnames, "call_soon", false); }
METHOD(call_soon_threadsafe) { return call_soon(world, self, args, nargs, kwnames, "call_soon_threadsafe", true); }

static Value call_at(World *world, Value self, double when, Value shown, const Value *args, int nargs, Value context) {
    EventLoop *loop = value_loop(self);
    if (!must_be_open(world, loop) || !check_call(world, loop, args[1], "call_at", false)) return ABSENT;
    Value handle = new_handle(world, self, args, nargs, 1, context, shown);
    if (value_is_absent(handle)) return ABSENT;
    TimerHandle *timer = (TimerHandle *)value_obj(handle);
    int64_t ns = clock_from_seconds(when);
    timer->timer = ++loop_state(world)->timers;
    timer->scheduled = true;
    if (!timers_push(world, &loop->timers, ns, handle)) return value_drop(world, handle), ABSENT;
    if (report_wanted(world)) {
        Buf name = BUF_INIT;
        HandleLabel label = describe_label(world, args[1]);
        if (label == LABEL_CALLBACK) describe_name_to(world, args[1], &name);
        report(world, EVENT_TIMER_SET, timer->timer, ns, label, name.size ? buf_text(&name) : NULL);
        buf_free(&name);
    }
    return handle;
}

METHOD(call_at) {
    Value context;
    if (!args_keywords(world, "call_at", args, nargs, kwnames, "context", &context)) return ABSENT;
    if (nargs < 2) return raise_arg_count(world, "call_at", 2, 2, nargs);
    if (value_is_none(args[0])) return raise_error(world, T_TYPE_ERROR, "when cannot be None");
    double when;
    if (!number_as_double(world, args[0], &when, "when")) return ABSENT;
    return call_at(world, self, when, args[0], args, nargs, context);
}

METHOD(call_later) {
    Value context;
    if (!args_keywords(world, "call_later", args, nargs, kwnames, "context", &context)) return ABSENT;
    if (nargs < 2) return raise_arg_count(world, "call_later", 2, 2, nargs);
    if (value_is_none(args[0])) return raise_error(world, T_TYPE_ERROR, "delay must not be None");
    double delay;
    if (!number_as_double(world, args[0], &delay, "delay")) return ABSENT;
    double when = clock_seconds(clock_read(world)) + delay;
    Value shown = value_from_double(world, when);
    Value handle = value_is_absent(shown) ? ABSENT : call_at(world, self, when, shown, args, nargs, context);
    value_drop(world, shown);
    return handle;
}

METHOD(time) { return value_from_double(world, clock_seconds(clock_read(world))); }
METHOD(is_running) { return value_from_bool(value_loop(self)->thread != NULL); }
METHOD(is_closed) { return value_from_bool(value_loop(self)->closed); }
METHOD(get_debug) { return value_from_bool(value_loop(self)->debug); }
METHOD(stop) { value_loop(self)->stopping = true; return NONE; }
METHOD(check_closed) { return must_be_open(world, value_loop(self)) ? NONE : ABSENT; }

METHOD(set_debug) {
    int truth = object_truth(world, args[0]);
    if (truth < 0) return ABSENT;
    value_loop(self)->debug = truth;
    return NONE;
}

METHOD(check_running) {
    if (value_loop(self)->thread) return raise_error(world, T_RUNTIME_ERROR, "This event loop is already running");
    if (value_is_absent(loop_running_borrowed(world))) return NONE;
    return raise_error(world, T_RUNTIME_ERROR, "Cannot run the event loop while another loop is running");
}

// What a closed loop held goes; pylib's close() sees to the executor. Follows BaseEventLoop.close.
METHOD(drop_all) {
    EventLoop *loop = value_loop(self);
    loop->closed = true;
    loop->todo = 0;
    timers_clear(world, &loop->timers);
    ready_clear(world, &loop->ready);
    ready_clear(world, &loop->arrivals);
    return NONE;
}

// _arrive(handle): what a selector would say in the next iteration.
METHOD(arrive) {
    EventLoop *loop = value_loop(self);
    ReadyQueue *queue = &loop->arrivals;
    if (queue->count == queue->room && !ready_grow(world, queue)) return ABSENT;
    *ready_at(queue, queue->count++) = (Ready){ .target = value_keep(args[0]), .kind = READY_HANDLE };
    return NONE;
}

METHOD(create_future) { return future_new(world, self); }

METHOD(create_task) {
    Value given[2];
    if (nargs > 1) return raise_arg_count(world, "create_task", 1, 1, nargs);
    Value coro = nargs ? args[0] : ABSENT;
    if (nargs) {
        if (!args_keywords(world, "create_task", args, nargs, kwnames, "name context", given)) return ABSENT;
    } else {
        Value all[3];
        if (!args_keywords(world, "create_task", args, nargs, kwnames, "coro name context", all)) return ABSENT;
        coro = all[0];
        given[0] = all[1], given[1] = all[2];
        if (value_is_absent(coro)) return raise_arg_count(world, "create_task", 1, 1, 0);
    }
    EventLoop *loop = value_loop(self);
    if (!must_be_open(world, loop)) return ABSENT;
    if (value_is_absent(loop->task_factory)) return task_new(world, self, coro, given[0], given[1]);
    Value helper = helper_borrowed(world, HELPER_create_task);
    if (value_is_absent(helper)) return ABSENT;
    Value all[4] = { self, coro, NONE, NONE };
    for (int i = 0; i < 2; i++) all[i + 2] = value_is_absent(given[i]) ? NONE : given[i];
    return vm_tail_call(world, helper, all, 4, ABSENT);
}

METHOD(set_task_factory) {
    if (!value_is_none(args[0]) && !value_is_callable(world, args[0])) {
        return raise_error(world, T_TYPE_ERROR, "task factory must be a callable or None");
    }
    Value factory = value_is_none(args[0]) ? ABSENT : value_keep(args[0]);
    value_replace_take(world, &value_loop(self)->task_factory, factory);
    value_loop(self)->plain = value_is_absent(factory) && type_of(world, self)->flags & TYPE_LIBRARY;
    return NONE;
}

METHOD(get_task_factory) {
    Value factory = value_loop(self)->task_factory;
    return value_is_absent(factory) ? NONE : value_keep(factory);
}

METHOD(timer_handle_cancelled) { return NONE; }

METHOD(repr) {
    EventLoop *loop = value_loop(self);
    return str_format(world, "<%s running=%s closed=%s debug=%s>", value_str(type_of(world, self)->name)->text,
                      loop->thread ? "True" : "False", loop->closed ? "True" : "False", loop->debug ? "True" : "False");
}

static Value loop_repr(World *world, Value v) { return method_repr(world, v, NULL, 0, ABSENT); }

// ---- attributes that people look at ---------------------------------------------------------------------------------

// len(loop._ready), and what the handles are: a list made for the occasion.
static Value get_ready(World *world, Value self) {
    EventLoop *loop = value_loop(self);
    Value list = list_new(world, loop->ready.count);
    for (uint32_t i = 0; i < loop->ready.count && !value_is_absent(list); i++) {
        Value handle = describe_entry_object(world, self, ready_at(&loop->ready, i));
        if (value_is_absent(handle) || !list_append_take(world, value_list(list), handle)) {
            value_drop(world, list);
            return ABSENT;
        }
    }
    return list;
}

static Value get_scheduled(World *world, Value self) {
    EventLoop *loop = value_loop(self);
    Value list = list_new(world, timers_count(&loop->timers));
    const Timer *timer;
    for (uint32_t at = 0; !value_is_absent(list) && (timer = timers_next(&loop->timers, &at));) {
        if (!list_append(world, value_list(list), timer->target)) return value_drop(world, list), ABSENT;
    }
    return list;
}

static Value get_slow(World *world, Value self) { return value_from_double(world, value_loop(self)->slow); }
static bool set_slow(World *world, Value self, Value value) {
    return number_as_double(world, value, &value_loop(self)->slow, "slow_callback_duration");
}
static Value get_serves(World *world, Value self) { (void)world; return value_from_bool(value_loop(self)->serves); }
static bool set_serves(World *world, Value self, Value value) {
    (void)world;
    value_loop(self)->serves = value_is(value, TRUE);
    return true;
}
static Value get_stopping(World *world, Value self) { (void)world; return value_from_bool(value_loop(self)->stopping); }
static Value get_closed(World *world, Value self) { (void)world; return value_from_bool(value_loop(self)->closed); }
static Value get_debug(World *world, Value self) { (void)world; return value_from_bool(value_loop(self)->debug); }
static Value get_thread_id(World *world, Value self) {
    (void)world;
    const Thread *thread = value_loop(self)->thread;
    return thread ? value_from_small(thread_ident(thread)) : NONE;
}

// ---- life -----------------------------------------------------------------------------------------------------------

static bool overrides(World *world, Type *type, const char *name) {
    Value key = str_intern_c(world, name);
    Value found = value_is_absent(key) ? ABSENT : type_lookup_borrowed(world, type, key);
    value_drop(world, key);
    return value_is_kind(found, T_FUNCTION) && !(value_function(found)->code->flags & CODE_LIBRARY);
}

static Value loop_construct(World *world, Value type, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    EventLoop *loop = instance_new(world, value_type(type), sizeof(EventLoop));
    if (!loop) return ABSENT;
    loop->id = ++loop_state(world)->loops;
    loop->slow = 0.1;
    loop->serves = true;
    loop->plain = value_type(type)->flags & TYPE_LIBRARY;
    loop->custom = overrides(world, value_type(type), "call_soon") || overrides(world, value_type(type), "call_at");
    return value_from_obj(loop);
}

static void loop_clear(World *world, Obj *obj) {
    EventLoop *loop = (EventLoop *)obj;
    timers_clear(world, &loop->timers);
    ready_clear(world, &loop->ready);
    ready_clear(world, &loop->arrivals);
    value_replace_take(world, &loop->task_factory, ABSENT);
    for (int i = 0; i < 2; i++) value_replace_take(world, &loop->hooks[i], ABSENT);
    if (obj->flags & OBJ_SUBCLASS) instance_clear(world, obj);
}

static void loop_dispose(World *world, Obj *obj) {
    if (!object_release(world, obj)) return;
    loop_clear(world, obj);
    heap_free(world, obj, obj->type->instance_size);
}

static void loop_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    EventLoop *loop = (EventLoop *)obj;
    ready_visit(&loop->ready, visit, context);
    ready_visit(&loop->arrivals, visit, context);
    timers_visit(&loop->timers, visit, context);
    visit(context, loop->task_factory);
    for (int i = 0; i < 2; i++) visit(context, loop->hooks[i]);
}

const TypeOps ops_EVENT_LOOP = {
    .size = sizeof(EventLoop),
    .dispose = loop_dispose,
    .visit = loop_visit,
    .clear = loop_clear,
    .repr = loop_repr,
    .construct = loop_construct,
    .methods = (const NativeDef[]){
        { .name = "call_soon", .fn = method_call_soon, .max = -1 },
        { .name = "call_soon_threadsafe", .fn = method_call_soon_threadsafe, .max = -1 },
        { .name = "call_later", .fn = method_call_later, .max = -1 },
        { .name = "call_at", .fn = method_call_at, .max = -1 },
        { .name = "time", .fn = method_time },
        { .name = "run_forever", .fn = loop_run_forever },
        { .name = "_run_nested", .fn = loop_run_nested, .min = 1, .max = 1 },
        { .name = "stop", .fn = method_stop },
        { .name = "is_running", .fn = method_is_running },
        { .name = "is_closed", .fn = method_is_closed },
        { .name = "create_future", .fn = method_create_future },
        { .name = "create_task", .fn = method_create_task, .max = -1 },
        { .name = "set_task_factory", .fn = method_set_task_factory, .min = 1, .max = 1, .names = "factory" },
        { .name = "get_task_factory", .fn = method_get_task_factory },
        { .name = "get_debug", .fn = method_get_debug },
        { .name = "set_debug", .fn = method_set_debug, .min = 1, .max = 1, .names = "enabled" },
        { .name = "_check_closed", .fn = method_check_closed },
        { .name = "_check_running", .fn = method_check_running },
        { .name = "_timer_handle_cancelled", .fn = method_timer_handle_cancelled, .min = 1, .max = 1 },
        { .name = "_drop_all", .fn = method_drop_all },
        { .name = "_arrive", .fn = method_arrive, .min = 1, .max = 1 },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "slow_callback_duration", get_slow, set_slow },
        { "_ready", get_ready, NULL },
        { "_scheduled", get_scheduled, NULL },
        { "_stopping", get_stopping, NULL },
        { "_serves", get_serves, set_serves },
        { "_closed", get_closed, NULL },
        { "_debug", get_debug, NULL },
        { "_thread_id", get_thread_id, NULL },
        { 0 },
    },
    .doc = "The part of the event loop that schedules and runs.",
};

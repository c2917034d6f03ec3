#include "loop/task.h"

#include <string.h>

#include "loop/context.h"
#include "loop/delays.h"
#include "loop/describe.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- the set of all tasks -------------------------------------------------------------------------------------

static void task_link(LoopState *state, Task *task) {
    task->previous = state->last_task;
    task->next = NULL;
    *(task->previous ? &task->previous->next : &state->first_task) = task;
    state->last_task = task;
    task->future.linked = true;
}

static void task_unlink(LoopState *state, Task *task) {
    if (!task->future.linked) return;
    *(task->previous ? &task->previous->next : &state->first_task) = task->next;
    *(task->next ? &task->next->previous : &state->last_task) = task->previous;
    task->future.linked = false;
}

Task *task_next_alive(World *world, Task *after, Value loop) {
    Task *task = after ? after->next : loop_state(world)->first_task;
    for (; task; task = task->next) {
        bool ours = value_is_absent(loop) || value_is(task->future.loop, loop);
        if (ours && !future_done(&task->future)) break;
    }
    return task;
}

// ---- making one -----------------------------------------------------------------------------------------------

bool value_is_coroutine(World *world, Value v) {
    switch (value_kind(v)) {
    case T_COROUTINE: case T_SLEEP: case T_ASYNC_GENERATOR_ASEND: case T_ASYNC_GENERATOR_ATHROW: return true;
    case T_OBJECT: break;
    default: return false;
    }
    // What collections.abc.Coroutine asks of a class.
    static const NameId names[] = { N___await__, N_send, N_throw, N_close };
    for (int i = 0; i < 4; i++) {
        if (value_is_absent(type_lookup_borrowed(world, value_obj(v)->type, world->names[names[i]]))) return false;
    }
    return true;
}

static void task_init(World *world, Task *task, Value loop) {
    future_init(world, &task->future, loop);
    task->coro = task->driver = task->code = task->context = task->name = task->waiter = ABSENT;
    task->previous = task->next = NULL;
    task->number = task->cancels = 0;
}

// What the loop cannot drive by itself is awaited by a coroutine of pylib's.
static bool choose_driver(World *world, Task *task) {
    TypeId kind = value_kind(task->coro);
    if (kind == T_COROUTINE || kind == T_SLEEP) return true;
    Value drive = helper_borrowed(world, HELPER_drive);
    if (value_is_absent(drive)) return false;
    task->driver = vm_call(world, drive, &task->coro, 1, ABSENT);
    if (value_is_absent(task->driver)) return false;
    value_generator(task->driver)->started = true;     // of no interest if it never is
    return true;
}

static bool name_task(World *world, Task *task, Value name) {
    if (value_is_absent(name) || value_is_none(name)) {
        task->number = ++loop_state(world)->task_names;
        return true;
    }
    task->name = value_is_exact(name, T_STR) ? value_keep(name) : object_str(world, name);
    return !value_is_absent(task->name);
}

// "Task-N"; no str is made of it before somebody asks.
static void put_counted_name(char *out, uint32_t number) {
    char digits[10];
    int count = 0;
    do digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    memcpy(out, "Task-", 5);
    out += 5;
    while (count) *out++ = digits[--count];
    *out = 0;
}

static void report_created(World *world, Task *task) {
    if (!report_wanted(world)) return;
    char room[DESCRIBE_ROOM] = "";
    if (value_is_absent(task->name)) put_counted_name(room, task->number);
    report(world, EVENT_TASK_CREATED, task->future.id, 0, 0, value_is_absent(task->name) ? room : value_str(task->name)->text);
    room[0] = 0;
    Buf label = BUF_ON(room);
    describe_call_to(world, task->coro, &label);
    report(world, EVENT_TASK_LABEL, task->future.id, 0, 0, buf_text(&label));
    buf_free(&label);
}

static bool note_creation(World *world, Task *task) {
    if (!loop_is_debug(task->future.loop)) return true;
    FutureExtra *extra = future_extra(world, &task->future);
    if (!extra) return false;
    extra->created = describe_here(world);
    return !value_is_absent(extra->created);
}

// Follows Task.__init__; `task` is fresh.
static bool task_begin(World *world, Task *task, Value coro, Value name, Value context) {
    if (!value_is_coroutine(world, coro)) {
        task->future.quiet = true;
        Value repr = object_repr(world, coro);
        if (value_is_absent(repr)) return false;
        raise_error(world, T_TYPE_ERROR, "a coroutine was expected, got %s", value_str(repr)->text);
        value_drop(world, repr);
        return false;
    }
    LoopState *state = loop_state(world);
    task->future.id = ++state->tasks;
    task->future.hidden = state->muted > 0;
    task->coro = value_keep(coro);
    if (value_is_kind(coro, T_COROUTINE) || value_is_kind(coro, T_GENERATOR)) {
        const Frame *frame = value_generator(coro)->frame;
        if (frame) task->code = value_keep(value_from_obj(frame->code));
    }
    bool own = value_is_absent(context) || value_is_none(context);
    task->context = own ? context_snapshot(world) : value_keep(context);
    if (!name_task(world, task, name) || !choose_driver(world, task) || !note_creation(world, task)) return false;
    task_link(state, task);
    report_created(world, task);
    if (state->delays && !task->future.hidden) delays_note_task(world, task);
    return loop_call_step(world, task, ABSENT);
}

Value task_new(World *world, Value loop, Value coro, Value name, Value context) {
    Task *task = heap_new_of(world, TASK, Task);
    if (!task) return ABSENT;
    task_init(world, task, loop);
    if (task_begin(world, task, coro, name, context)) return value_from_obj(task);
    task->future.quiet = true;
    obj_drop(world, task);
    return ABSENT;
}

Value task_name(World *world, Task *task) {
    if (value_is_absent(task->name)) task->name = str_format(world, "Task-%u", task->number);
    return value_keep(task->name);
}

// ---- its end ----------------------------------------------------------------------------------------------------

static void task_clear(World *world, Obj *obj) {
    Task *task = (Task *)obj;
    ops_FUTURE.clear(world, obj);
    value_replace_take(world, &task->waiter, ABSENT);
    value_replace_take(world, &task->driver, ABSENT);
    value_replace_take(world, &task->coro, ABSENT);
    value_replace_take(world, &task->context, ABSENT);
}

static void task_dispose(World *world, Obj *obj) {
    Task *task = (Task *)obj;
    if (future_is_lost(&task->future) && future_revive(world, &task->future)) return;
    if (obj->flags & (OBJ_SUBCLASS | OBJ_WEAK) && !object_release(world, obj)) return;
    task_unlink(loop_state(world), task);
    size_t size = obj->type->instance_size;
    task_clear(world, obj);
    value_drop(world, task->name);
    value_drop(world, task->code);
    future_release(world, &task->future);
    heap_free(world, obj, size);
}

static void task_visit(World *world, Obj *obj, Visit visit, void *context) {
    Task *task = (Task *)obj;
    future_visit(world, obj, visit, context);
    visit(context, task->coro);
    visit(context, task->driver);
    visit(context, task->context);
    visit(context, task->name);
    visit(context, task->waiter);
}

// ---- cancellation -----------------------------------------------------------------------------------------------

#define CANCEL_DEPTH 10000   // tasks that await each other; CPython's limit of recursion in C

// The task throws CancelledError at its next step.
static int must_cancel(World *world, Task *task, Value message) {
    bool none = value_is_absent(message) || value_is_none(message);
    FutureExtra *extra = none ? task->future.extra : future_extra(world, &task->future);
    if (!none && !extra) return -1;
    task->future.must_cancel = true;
    if (extra) value_replace_take(world, &extra->cancel_message, none ? ABSENT : value_keep(message));
    return 1;
}

// Follows Task.cancel. A task that awaits another passes the request on to it: a walk along the chain, not a recursion.
int task_cancel(World *world, Task *task, Value message) {
    Task *passed_on = NULL;            // by whom `task` was reached
    for (int depth = 0; depth < CANCEL_DEPTH; depth++) {
        task->future.log_traceback = false;
        if (future_done(&task->future)) return passed_on ? must_cancel(world, passed_on, message) : 0;
        task->cancels++;
        if (!task->future.hidden) report(world, EVENT_TASK_CANCEL, task->future.id, 0, 0, NULL);
        if (value_is_exact(task->waiter, T_TASK)) {
            passed_on = task;
            task = value_task(task->waiter);
            continue;
        }
        if (value_is_absent(task->waiter)) return must_cancel(world, task, message);
        Value waiter = value_keep(task->waiter);
        int cancelled = awaited_cancel(world, waiter, message);
        value_drop(world, waiter);
        return cancelled ? cancelled : must_cancel(world, task, message);
    }
    raise_error(world, T_RECURSION_ERROR, "maximum recursion depth exceeded");
    return -1;
}

// ---- the outcome of a step --------------------------------------------------------------------------------------

static Value cancel_message(const Task *task) {
    return task->future.extra ? task->future.extra->cancel_message : ABSENT;
}

// The coroutine is over: what it held goes, as CPython's does with its frame.
static void task_finish(World *world, Task *task) {
    task_unlink(loop_state(world), task);
    value_replace_take(world, &task->driver, ABSENT);
}

bool task_returned_take(World *world, Task *task, Value result) {
    task_finish(world, task);
    bool ok;
    if (task->future.must_cancel) {
        task->future.must_cancel = false;
        ok = future_cancel(world, &task->future, cancel_message(task)) >= 0;
    } else {
        ok = future_set_result(world, &task->future, result);
    }
    value_drop(world, result);
    return ok;
}

bool task_raised(World *world, Task *task) {
    task_finish(world, task);
    Value error = raised_take(world);
    bool ok = true, leaves = false;
    if (type_is_subtype(value_obj(error)->type, world->types[T_CANCELLED_ERROR])) {
        FutureExtra *extra = future_extra(world, &task->future);
        if (extra) value_replace_take(world, &extra->cancelled_error, value_keep(error));
        ok = extra && future_cancel(world, &task->future, ABSENT) >= 0;
    } else {
        ok = future_set_exception(world, &task->future, error);
        leaves = type_is_subtype(value_obj(error)->type, world->types[T_SYSTEM_EXIT]) ||
                 type_is_subtype(value_obj(error)->type, world->types[T_KEYBOARD_INTERRUPT]);
        if (ok && leaves) raise_instance(world, error);
    }
    value_drop(world, error);
    return ok && !leaves;
}

// The next step raises RuntimeError with a text in which the reprs of the task and of `what` stand.
static bool fail_soon(World *world, Task *task, Value what, const char *before, const char *between, const char *after) {
    Value self = object_repr(world, value_from_obj(task));
    Value other = value_is_absent(what) ? value_keep(world->empty_str) : object_repr(world, what);
    bool ok = !value_is_absent(self) && !value_is_absent(other);
    if (ok) {
        raise_error(world, T_RUNTIME_ERROR, "%s%s%s%s%s", before, value_str(self)->text, between, value_str(other)->text,
                    after);
        Value error = raised_take(world);
        ok = loop_call_step(world, task, error);
        value_drop(world, error);
    }
    value_drop(world, self);
    value_drop(world, other);
    return ok;
}

static bool bad_yield(World *world, Task *task, Value result) {
    if (value_is_kind(result, T_GENERATOR)) {
        return fail_soon(world, task, result, "yield was used instead of yield from for generator in task ", " with ", "");
    }
    Value repr = object_repr(world, result);
    if (value_is_absent(repr)) return false;
    raise_error(world, T_RUNTIME_ERROR, "Task got bad yield: %s", value_str(repr)->text);
    value_drop(world, repr);
    Value error = raised_take(world);
    bool ok = loop_call_step(world, task, error);
    value_drop(world, error);
    return ok;
}

// The task waits for `waiter` from now on. If a cancellation is due, it is passed on.
static bool wait_for_take(World *world, Task *task, Value waiter_take) {
    value_replace_take(world, &task->waiter, waiter_take);
    if (report_wanted(world) && !task->future.hidden) describe_waiting(world, task);
    if (!task->future.must_cancel) return true;
    int cancelled = awaited_cancel(world, waiter_take, cancel_message(task));
    if (cancelled > 0) task->future.must_cancel = false;
    return cancelled >= 0;
}

static bool yielded_future_take(World *world, Task *task, Value result) {
    Future *future = value_future(result);
    bool ok;
    if (!value_is(future->loop, task->future.loop)) {
        ok = fail_soon(world, task, result, "Task ", " got Future ", " attached to a different loop");
    } else if (!future->blocking) {
        ok = fail_soon(world, task, result, "yield was used instead of yield from in task ", " with ", "");
    } else {
        future->blocking = false;
        return future_add_callback(world, future, value_from_obj(task), task->context) &&
               wait_for_take(world, task, result);
    }
    value_drop(world, result);
    return ok;
}

// An object that is no Future of ours but says it is one (_asyncio_future_blocking).
static bool yielded_foreign_take(World *world, Task *task, Value result, Value blocking) {
    int truth = object_truth(world, blocking);
    value_drop(world, blocking);
    bool ok = truth >= 0;
    if (truth > 0) {
        Value wakeup = describe_callback_object(world, value_from_obj(task));
        Value add = object_get_attribute(world, result, NAME_OF(world, add_done_callback));
        Value done = ABSENT;
        if (!value_is_absent(wakeup) && !value_is_absent(add) &&
            object_set_attribute(world, result, NAME_OF(world, _asyncio_future_blocking), FALSE)) {
            done = vm_call(world, add, &wakeup, 1, ABSENT);
        }
        ok = !value_is_absent(done);
        value_drop(world, done);
        value_drop(world, add);
        value_drop(world, wakeup);
        if (ok) return wait_for_take(world, task, result);
    } else if (ok) {
        ok = fail_soon(world, task, result, "yield was used instead of yield from in task ", " with ", "");
    }
    value_drop(world, result);
    return ok;
}

// Follows Task.__step_run_and_handle_result.
bool task_yielded_take(World *world, Task *task, Value result) {
    if (value_is_kind(result, T_SLEEP)) {
        ((Sleep *)value_obj(result))->task = value_keep(value_from_obj(task));
        return wait_for_take(world, task, result);
    }
    if (value_is_none(result)) {
        if (report_wanted(world) && !task->future.hidden) {
            report(world, EVENT_TASK_WAITS, task->future.id, AWAIT_YIELD, 0, NULL);
        }
        return loop_call_step(world, task, ABSENT);
    }
    bool ok;
    if (value_is(result, value_from_obj(task))) {
        ok = fail_soon(world, task, ABSENT, "Task cannot await on itself: ", "", "");
    } else if (value_is_future(result)) {
        return yielded_future_take(world, task, result);
    } else {
        Value blocking = value_is_obj(result)
                             ? object_find_attribute(world, result, NAME_OF(world, _asyncio_future_blocking)) : ABSENT;
        if (!value_is_absent(blocking) && !value_is_none(blocking)) {
            return yielded_foreign_take(world, task, result, blocking);
        }
        ok = value_is_absent(world->raised) && bad_yield(world, task, result);
    }
    value_drop(world, result);
    return ok;
}

// ---- the class --------------------------------------------------------------------------------------------------

static Value task_construct(World *world, Value type, const Value *args, int nargs, Value kwnames) {
    Task *task = instance_new(world, value_type(type), sizeof(Task));
    if (!task) return ABSENT;
    task_init(world, task, ABSENT);
    task->future.quiet = true;
    return instance_initialised(world, value_from_obj(task), args, nargs, kwnames);
}

static Value task_init_method(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Value given[5];
    if (nargs > 1) return raise_error(world, T_TYPE_ERROR, "Task() takes exactly 1 positional argument (%d given)", nargs);
    if (!args_keywords(world, "Task", args, nargs, kwnames, "coro loop name context eager_start", given)) return ABSENT;
    Value coro = nargs ? args[0] : given[0];
    if (value_is_absent(coro)) {
        return raise_error(world, T_TYPE_ERROR, "Task() missing required argument 'coro' (pos 1)");
    }
    Value loop = loop_or_current(world, given[1]);
    if (value_is_absent(loop)) return ABSENT;
    Task *task = value_task(self);
    value_replace_take(world, &task->future.loop, loop);
    task->future.quiet = false;
    return task_begin(world, task, coro, given[2], given[3]) ? NONE : ABSENT;
}

#define METHOD(name) static NATIVE_FN(method_##name)

METHOD(cancel) {
   
    int cancelled = task_cancel(world, value_task(self), args[0]);
    return cancelled < 0 ? ABSENT : value_from_bool(cancelled);
}

METHOD(cancelling) { return value_from_small(value_task(self)->cancels); }

METHOD(uncancel) {
   
    Task *task = value_task(self);
    if (task->cancels > 0 && --task->cancels == 0) task->future.must_cancel = false;
    return value_from_small(task->cancels);
}

METHOD(get_name) { return task_name(world, value_task(self)); }

METHOD(set_name) {
   
    Task *task = value_task(self);
    Value name = value_is_exact(args[0], T_STR) ? value_keep(args[0]) : object_str(world, args[0]);
    if (value_is_absent(name)) return ABSENT;
    value_replace_take(world, &task->name, name);
    if (!task->future.hidden) report(world, EVENT_TASK_RENAMED, task->future.id, 0, 0, value_str(name)->text);
    return NONE;
}

static Value or_none(Value v) {
    return value_is_absent(v) ? NONE : value_keep(v);
}

METHOD(get_coro) { return or_none(value_task(self)->coro); }

METHOD(get_context) {
   
    Task *task = value_task(self);
    EventLoop *loop = loop_of(task->future.loop);
    bool runs = loop && loop->current == task && loop->thread == world->thread;
    Value *place = runs ? &world->thread->context : &task->context;
    Value object = context_object(world, *place);
    if (value_is_absent(object)) return ABSENT;
    value_replace_take(world, place, object);
    return value_keep(object);
}

// The task in front of the arguments, to pylib's function.
static Value with_helper(World *world, Helper helper, Value self, const Value *args, int count) {
    Value function = helper_borrowed(world, helper);
    if (value_is_absent(function)) return ABSENT;
    Value all[3] = { self };
    for (int i = 0; i < count; i++) all[i + 1] = value_is_absent(args[i]) ? NONE : args[i];
    return vm_tail_call(world, function, all, count + 1, ABSENT);
}

METHOD(get_stack) { return with_helper(world, HELPER_stack_of, self, args, 1); }
METHOD(print_stack) { return with_helper(world, HELPER_print_stack, self, args, 2); }

static Value get_waiter(World *world, Value self) {
    Task *task = value_task(self);
    if (!value_is_kind(task->waiter, T_SLEEP)) return or_none(task->waiter);
    return sleep_future(world, (Sleep *)value_obj(task->waiter));
}
static Value get_coro(World *world, Value self) { (void)world; return or_none(value_task(self)->coro); }
static Value get_must_cancel(World *world, Value self) {
    (void)world;
    return value_from_bool(value_future(self)->must_cancel);
}
static Value get_log_destroy(World *world, Value self) {
    (void)world;
    return value_from_bool(!value_future(self)->quiet);
}
static bool set_log_destroy(World *world, Value self, Value value) {
    int truth = value_is_absent(value) ? 0 : object_truth(world, value);
    value_future(self)->quiet = truth == 0;
    return truth >= 0;
}

const TypeOps ops_TASK = {
    .size = sizeof(Task),
    .dispose = task_dispose,
    .visit = task_visit,
    .clear = task_clear,
    .finalize = future_finalize, .last_words = future_last_words,
    .repr = describe_task,
    .iterate = future_iterate,
    .construct = task_construct,
    .init = task_init_method,
    .awaitable = &future_awaitable,
    .methods = (const NativeDef[]){
        { .name = "cancel", .fn = method_cancel, .min = 0, .max = 1, .names = "msg" },
        { .name = "cancelling", .fn = method_cancelling },
        { .name = "uncancel", .fn = method_uncancel },
        { .name = "get_name", .fn = method_get_name },
        { .name = "set_name", .fn = method_set_name, .min = 1, .max = 1 },
        { .name = "get_coro", .fn = method_get_coro },
        { .name = "get_context", .fn = method_get_context },
        { .name = "get_stack", .fn = method_get_stack, .min = 0, .max = 1, .names = "* limit" },
        { .name = "print_stack", .fn = method_print_stack, .min = 0, .max = 2, .names = "* limit file" },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "_fut_waiter", get_waiter, NULL },
        { "_coro", get_coro, NULL },
        { "_must_cancel", get_must_cancel, NULL },
        { "_log_destroy_pending", get_log_destroy, set_log_destroy },
        { 0 },
    },
    .doc = "A coroutine wrapped in a Future.",
};

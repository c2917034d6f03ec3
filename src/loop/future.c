#include "loop/future.h"

#include "loop/context.h"
#include "loop/describe.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "loop/task.h"
#include "vm/coro.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- life ---------------------------------------------------------------------------------------------------

void future_init(World *world, Future *future, Value loop) {
    (void)world;
    future->loop = value_keep(loop);
    future->result = ABSENT;
    future->first = (FutureCallback){ ABSENT, ABSENT };
    future->more = NULL;
    future->extra = NULL;
    future->dict = NULL;
    future->id = 0;
    future->state = FUTURE_PENDING;
    future->awaits = AWAIT_FUTURE;
    future->failed = future->blocking = future->log_traceback = false;
    future->quiet = future->must_cancel = future->hidden = future->linked = false;
}

static bool note_creation(World *world, Future *future) {
    if (!loop_is_debug(future->loop)) return true;
    Value created = describe_here(world);
    FutureExtra *extra = value_is_absent(created) ? NULL : future_extra(world, future);
    if (!extra) return false;
    extra->created = created;
    return true;
}

// Gives a fresh future its id and says so.
bool future_begin(World *world, Future *future) {
    future->id = ++loop_state(world)->futures;
    report(world, EVENT_FUTURE_CREATED, future->id, 0, 0, NULL);
    return note_creation(world, future);
}

Value future_new(World *world, Value loop) {
    Future *future = heap_new_of(world, FUTURE, Future);
    if (!future) return ABSENT;
    future_init(world, future, loop);
    if (!future_begin(world, future)) return obj_drop(world, future), ABSENT;
    return value_from_obj(future);
}

FutureExtra *future_extra(World *world, Future *future) {
    if (!future->extra) {
        future->extra = block_new(world, sizeof(FutureExtra));
        if (future->extra) *future->extra = (FutureExtra){ ABSENT, ABSENT, ABSENT, ABSENT };
    }
    return future->extra;
}

static size_t more_size(uint32_t room) {
    return sizeof(FutureMore) + room * sizeof(FutureCallback);
}

static void callback_drop(World *world, FutureCallback *callback) {
    value_drop(world, callback->function);
    value_drop(world, callback->context);
}

static void more_drop(World *world, FutureMore *more) {
    if (!more) return;
    for (uint32_t i = 0; i < more->count; i++) callback_drop(world, &more->items[i]);
    block_free(world, more, more_size(more->room));
}

static void callbacks_drop(World *world, Future *future) {
    FutureCallback first = future->first;
    FutureMore *more = future->more;
    future->first = (FutureCallback){ ABSENT, ABSENT };
    future->more = NULL;
    callback_drop(world, &first);
    more_drop(world, more);
}

void future_clear(World *world, Obj *obj) {
    Future *future = (Future *)obj;
    callbacks_drop(world, future);
    value_replace_take(world, &future->result, ABSENT);
    if (obj->flags & OBJ_SUBCLASS) instance_clear(world, obj);
    Dict *dict = future->dict;
    future->dict = NULL;
    if (dict) obj_drop(world, dict);
    FutureExtra *extra = future->extra;
    future->extra = NULL;
    if (!extra) return;
    value_drop(world, extra->cancel_message);
    value_drop(world, extra->cancelled_error);
    value_drop(world, extra->traceback);
    value_drop(world, extra->created);
    block_free(world, extra, sizeof(FutureExtra));
}

void future_release(World *world, Future *future) {
    future_clear(world, &future->head);
    value_drop(world, future->loop);
}

static Value revived_finish(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    bool task = value_is_kind(self, T_TASK) && !future_done(value_future(self));
    value_future(self)->log_traceback = false;
    Value helper = helper_borrowed(world, task ? HELPER_lost_task : HELPER_lost_exception);
    return value_is_absent(helper) ? ABSENT : vm_tail_call(world, helper, &self, 1, ABSENT);
}

static const NativeDef def_revived_finish = { .name = "__del__", .fn = revived_finish };

// The message is given as soon as the interpreter is between instructions; the function that does it holds the object.
static bool say_later(World *world, Future *future) {
    future->head.flags |= OBJ_FINALIZED;
    Value later = native_new(world, &def_revived_finish, value_from_obj(future), "_asyncio");
    if (value_is_absent(later)) return raised_clear(world), false;
    world_finalize_later(world, later);
    return true;
}

bool future_revive(World *world, Future *future) {
    if (future->head.flags & OBJ_FINALIZED) return false;
    future->head.refs = 1;
    bool revived = say_later(world, future);
    future->head.refs--;
    return revived;
}

bool future_is_lost(const Future *future) {
    return future->log_traceback || (future->head.kind == T_TASK && !future_done(future) && !future->quiet);
}

bool future_last_words(const Obj *obj) {
    return future_is_lost((const Future *)obj);
}

bool future_finalize(World *world, Obj *obj) {
    return future_is_lost((Future *)obj) && say_later(world, (Future *)obj);
}

void future_dispose(World *world, Obj *obj) {
    Future *future = (Future *)obj;
    if (future_is_lost(future) && future_revive(world, future)) return;
    if (obj->flags & (OBJ_SUBCLASS | OBJ_WEAK) && !object_release(world, obj)) return;
    size_t size = obj->type->instance_size;
    future_release(world, future);
    heap_free(world, obj, size);
}

void future_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Future *future = (Future *)obj;
    visit(context, future->loop);
    visit(context, future->result);
    const FutureCallback *callback;
    for (uint32_t i = 0; (callback = future_callback_at(future, i)); i++) {
        visit(context, callback->function);
        visit(context, callback->context);
    }
    if (!future->extra) return;
    visit(context, future->extra->cancel_message);
    visit(context, future->extra->cancelled_error);
    visit(context, future->extra->traceback);
    visit(context, future->extra->created);
}

// ---- callbacks ----------------------------------------------------------------------------------------------

const FutureCallback *future_callback_at(const Future *future, uint32_t i) {
    if (i == 0) return value_is_absent(future->first.function) ? NULL : &future->first;
    return future->more && i - 1 < future->more->count ? &future->more->items[i - 1] : NULL;
}

static bool more_grow(World *world, Future *future) {
    FutureMore *old = future->more;
    uint32_t room = old ? old->room : 0;
    if (old && old->count < room) return true;
    uint32_t wider = room ? room * 2 : 2;
    FutureMore *more = block_resize(world, old, old ? more_size(room) : 0, more_size(wider));
    if (!more) return false;
    if (!old) more->count = 0;
    more->room = wider;
    future->more = more;
    return true;
}

bool future_add_callback(World *world, Future *future, Value function, Value context) {
    if (future_done(future)) {
        return loop_call_done(world, future->loop, function, value_from_obj(future), context);
    }
    FutureCallback callback = { function, context };
    if (value_is_absent(future->first.function)) {
        future->first = callback;
    } else {
        if (!more_grow(world, future)) return false;
        future->more->items[future->more->count++] = callback;
    }
    value_keep(function);
    value_keep(context);
    return true;
}

// Follows Future.__schedule_callbacks.
static bool schedule_callbacks(World *world, Future *future) {
    FutureCallback first = future->first;
    if (value_is_absent(first.function)) return true;
    FutureMore *more = future->more;
    future->first = (FutureCallback){ ABSENT, ABSENT };
    future->more = NULL;
    Value self = value_from_obj(future);
    bool ok = loop_call_done(world, future->loop, first.function, self, first.context);
    callback_drop(world, &first);
    for (uint32_t i = 0; more && ok && i < more->count; i++) {
        ok = loop_call_done(world, future->loop, more->items[i].function, self, more->items[i].context);
    }
    more_drop(world, more);
    return ok;
}

int64_t future_remove_callback(World *world, Future *future, Value function) {
    uint32_t count = 0, kept = 0;
    while (future_callback_at(future, count)) count++;
    if (!count) return 0;
    FutureCallback *all = block_new(world, count * sizeof(FutureCallback));
    bool *gone = block_new(world, count);
    bool ok = all && gone;
    for (uint32_t i = 0; ok && i < count; i++) {
        all[i] = *future_callback_at(future, i);
        value_keep(all[i].function);
        int equal = object_equal(world, all[i].function, function);
        if (equal < 0) ok = false;
        gone[i] = equal > 0;
        value_drop(world, all[i].function);
    }
    FutureCallback *first = &future->first;
    FutureMore *more = future->more;
    for (uint32_t i = 0; ok && i < count; i++) {
        if (gone[i]) continue;
        if (kept == 0) *first = all[i];
        else more->items[kept - 1] = all[i];
        kept++;
    }
    if (ok) {
        if (kept == 0) *first = (FutureCallback){ ABSENT, ABSENT };
        if (more) more->count = kept ? kept - 1 : 0;
        for (uint32_t i = 0; i < count; i++) {
            if (gone[i]) callback_drop(world, &all[i]);
        }
    }
    block_free(world, gone, count);
    block_free(world, all, count * sizeof(FutureCallback));
    return ok ? (int64_t)(count - kept) : -1;
}

// ---- becoming done ------------------------------------------------------------------------------------------

static bool must_be_pending(World *world, Future *future) {
    if (future_done(future)) raise_invalid_state(world, "invalid state");
    return !future_done(future);
}

// The outcome as TASK_DONE and FUTURE_DONE have it.
static void report_done(World *world, Future *future, int outcome) {
    if (future->head.kind != T_TASK) {
        report(world, EVENT_FUTURE_DONE, future->id, outcome, 0, NULL);
        return;
    }
    if (future->hidden || !report_wanted(world)) return;
    Buf text = BUF_INIT;
    if (outcome == 1) exception_summary(world, future->result, &text);
    report(world, EVENT_TASK_DONE, future->id, outcome, 0, outcome == 1 ? buf_text(&text) : NULL);
    buf_free(&text);
}

bool future_set_result(World *world, Future *future, Value result) {
    if (!must_be_pending(world, future)) return false;
    future->result = value_keep(result);
    future->state = FUTURE_FINISHED;
    report_done(world, future, 0);
    return schedule_callbacks(world, future);
}

// "StopIteration interacts badly with generators...": what set_exception(StopIteration()) sets instead.
static Value stop_iteration_error(World *world, Value stop) {
    raise_error(world, T_RUNTIME_ERROR,
                "StopIteration interacts badly with generators and cannot be raised into a Future");
    Value error = raised_take(world);
    if (value_is_exception(error)) {
        value_replace_take(world, &value_exception(error)->cause, value_keep(stop));
        value_replace_take(world, &value_exception(error)->context, value_keep(stop));
        value_exception(error)->suppress_context = true;
    }
    return error;
}

// The instance that set_exception(v) means: a new reference.
Value future_exception_instance(World *world, Value v) {
    Value error = value_is_kind(v, T_TYPE) ? vm_call(world, v, NULL, 0, ABSENT) : value_keep(v);
    if (value_is_absent(error)) return ABSENT;
    if (!value_is_exception(error)) {
        value_drop(world, error);
        return raise_error(world, T_TYPE_ERROR, "invalid exception object");
    }
    if (!type_is_subtype(value_obj(error)->type, world->types[T_STOP_ITERATION])) return error;
    Value instead = stop_iteration_error(world, error);
    value_drop(world, error);
    return instead;
}

bool future_set_exception(World *world, Future *future, Value exception) {
    if (!must_be_pending(world, future)) return false;
    Value error = future_exception_instance(world, exception);
    if (value_is_absent(error)) return false;
    FutureExtra *extra = future_extra(world, future);
    if (!extra) return value_drop(world, error), false;
    extra->traceback = value_keep(value_exception(error)->traceback);
    future->result = error;
    future->failed = true;
    future->state = FUTURE_FINISHED;
    report_done(world, future, 1);
    bool ok = schedule_callbacks(world, future);
    future->log_traceback = true;
    return ok;
}

int future_cancel(World *world, Future *future, Value message) {
    future->log_traceback = false;
    if (future_done(future)) return 0;
    bool none = value_is_absent(message) || value_is_none(message);
    FutureExtra *extra = none ? future->extra : future_extra(world, future);
    if (!none && !extra) return -1;
    if (extra) value_replace_take(world, &extra->cancel_message, none ? ABSENT : value_keep(message));
    future->state = FUTURE_CANCELLED;
    report_done(world, future, 2);
    return schedule_callbacks(world, future) ? 1 : -1;
}

int awaited_cancel(World *world, Value awaited, Value message) {
    if (value_is_kind(awaited, T_SLEEP)) return sleep_cancel(world, (Sleep *)value_obj(awaited), message);
    if (value_is_exact(awaited, T_TASK)) return task_cancel(world, value_task(awaited), message);
    if (value_is_exact(awaited, T_FUTURE)) return future_cancel(world, value_future(awaited), message);
    Value cancel = object_get_attribute(world, awaited, NAME_OF(world, cancel));
    if (value_is_absent(cancel)) return -1;
    bool said = !value_is_absent(message) && !value_is_none(message);
    Value kwnames = said ? tuple_from(world, &NAME_OF(world, msg), 1) : ABSENT;
    Value result = said && value_is_absent(kwnames) ? ABSENT : vm_call(world, cancel, &message, 0, kwnames);
    value_drop(world, kwnames);
    value_drop(world, cancel);
    if (value_is_absent(result)) return -1;
    int truth = object_truth(world, result);
    value_drop(world, result);
    return truth;
}

// ---- asking for the result ----------------------------------------------------------------------------------

Value future_make_cancelled_error(World *world, Future *future) {
    FutureExtra *extra = future->extra;
    if (extra && !value_is_absent(extra->cancelled_error)) {
        Value error = extra->cancelled_error;
        extra->cancelled_error = ABSENT;
        return error;
    }
    Value message = extra ? extra->cancel_message : ABSENT;
    Value args = value_is_absent(message) ? value_keep(world->empty_tuple) : tuple_from(world, &message, 1);
    return value_is_absent(args) ? ABSENT : exception_new_take(world, world->types[T_CANCELLED_ERROR], args);
}

static Value raise_cancelled(World *world, Future *future) {
    Value error = future_make_cancelled_error(world, future);
    if (value_is_absent(error)) return ABSENT;
    raise_instance(world, error);
    value_drop(world, error);
    return ABSENT;
}

Value future_result(World *world, Future *future) {
    if (future->state == FUTURE_CANCELLED) return raise_cancelled(world, future);
    if (future->state == FUTURE_PENDING) return raise_invalid_state(world, "Result is not set.");
    future->log_traceback = false;
    if (!future->failed) return value_keep(future->result);
    Exception *error = value_exception(future->result);
    value_replace_take(world, &error->traceback, value_keep(future->extra->traceback));
    return raise_instance(world, future->result);
}

Value future_exception(World *world, Future *future) {
    if (future->state == FUTURE_CANCELLED) return raise_cancelled(world, future);
    if (future->state == FUTURE_PENDING) return raise_invalid_state(world, "Exception is not set.");
    future->log_traceback = false;
    return future->failed ? value_keep(future->result) : NONE;
}

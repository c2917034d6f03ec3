// future_type.c - Future as programs see it: awaiting one, its methods and attributes.
#include "loop/context.h"
#include "loop/describe.h"
#include "loop/future.h"
#include "loop/loop.h"
#include "vm/coro.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- awaiting -----------------------------------------------------------------------------------------------

// Follows Future.__await__.
static SendStatus future_send(World *world, Value self, Value sent, Value *out) {
    (void)sent;
    Future *future = value_future(self);
    if (future->state == FUTURE_PENDING) {
        if (future->blocking) {
            raise_error(world, T_RUNTIME_ERROR, "await wasn't used with future");
            return SEND_RAISE;
        }
        future->blocking = true;
        *out = value_keep(self);
        return SEND_YIELD;
    }
    *out = future_result(world, future);
    return value_is_absent(*out) ? SEND_RAISE : SEND_RETURN;
}

const AwaitableOps future_awaitable = { .send = future_send };

// iter(future), future.__await__(): the same as an object.
typedef struct FutureIter {
    Obj head;
    Value future;            // ABSENT when exhausted
} FutureIter;

Value future_iterate(World *world, Value self) {
    FutureIter *iter = heap_new_of(world, FUTURE_ITER, FutureIter);
    if (!iter) return ABSENT;
    iter->future = value_keep(self);
    return value_from_obj(iter);
}

static void future_iter_dispose(World *world, Obj *obj) {
    value_drop(world, ((FutureIter *)obj)->future);
    heap_free(world, obj, sizeof(FutureIter));
}

static void future_iter_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((FutureIter *)obj)->future);
}

static SendStatus future_iter_send(World *world, Value self, Value sent, Value *out) {
    FutureIter *iter = (FutureIter *)value_obj(self);
    if (value_is_absent(iter->future)) {
        *out = NONE;
        return SEND_RETURN;
    }
    SendStatus status = future_send(world, iter->future, sent, out);
    if (status != SEND_YIELD) value_replace_take(world, &iter->future, ABSENT);
    return status;
}

static Value future_iter_next(World *world, Value self) {
    Value out = ABSENT;
    switch (future_iter_send(world, self, NONE, &out)) {
    case SEND_YIELD: return out;
    case SEND_RETURN: return raise_with_take(world, T_STOP_ITERATION, out);
    default: return ABSENT;
    }
}

static Value future_iter_send_method(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return future_iter_next(world, self);
}

static Value future_iter_throw(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)kwnames;
    value_replace_take(world, &((FutureIter *)value_obj(self))->future, ABSENT);
    Value error = future_exception_instance(world, args[nargs > 1 && !value_is_none(args[1]) ? 1 : 0]);
    if (value_is_absent(error)) return ABSENT;
    raise_instance(world, error);
    value_drop(world, error);
    return ABSENT;
}

static Value future_iter_close(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    value_replace_take(world, &((FutureIter *)value_obj(self))->future, ABSENT);
    return NONE;
}

static Value iter_self(World *world, Value self) {
    (void)world;
    return value_keep(self);
}

static const AwaitableOps future_iter_awaitable = { .send = future_iter_send };

const TypeOps ops_FUTURE_ITER = {
    .size = sizeof(FutureIter),
    .dispose = future_iter_dispose,
    .visit = future_iter_visit,
    .iterate = iter_self,
    .next = future_iter_next,
    .awaitable = &future_iter_awaitable,
    .methods = (const NativeDef[]){
        { .name = "send", .fn = future_iter_send_method, .min = 1, .max = 1 },
        { .name = "throw", .fn = future_iter_throw, .min = 1, .max = 3 },
        { .name = "close", .fn = future_iter_close },
        { 0 },
    },
};

// ---- the class ----------------------------------------------------------------------------------------------

static Value future_construct(World *world, Value type, const Value *args, int nargs, Value kwnames) {
    Future *future = instance_new(world, value_type(type), sizeof(Future));
    if (!future) return ABSENT;
    future_init(world, future, ABSENT);
    return instance_initialised(world, value_from_obj(future), args, nargs, kwnames);
}

// A class without an __init__ in Python is done here; the others' comes to ops->init in its own time.
Value instance_initialised(World *world, Value instance_take, const Value *args, int nargs, Value kwnames) {
    Type *type = value_obj(instance_take)->type;
    if (type->flags & (TYPE_OWN_INIT | TYPE_OWN_NEW)) return instance_take;
    if (!value_is_absent(type->ops->init(world, instance_take, args, nargs, kwnames))) return instance_take;
    value_drop(world, instance_take);
    return ABSENT;
}

static Value future_init_method(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Value loop;
    if (nargs) return raise_error(world, T_TYPE_ERROR, "Future() takes no positional arguments");
    if (!args_keywords(world, "Future", args, nargs, kwnames, "loop", &loop)) return ABSENT;
    loop = loop_or_current(world, loop);
    if (value_is_absent(loop)) return ABSENT;
    Future *future = value_future(self);
    value_replace_take(world, &future->loop, loop);
    return future_begin(world, future) ? NONE : ABSENT;
}

#define METHOD(name) static NATIVE_FN(method_##name)

static bool must_have_loop(World *world, Value self) {
    if (!value_is_absent(value_future(self)->loop)) return true;
    raise_error(world, T_RUNTIME_ERROR, "Future object is not initialized.");
    return false;
}

METHOD(result) { return must_have_loop(world, self) ? future_result(world, value_future(self)) : ABSENT; }
METHOD(exception) { return must_have_loop(world, self) ? future_exception(world, value_future(self)) : ABSENT; }
METHOD(done) { return value_from_bool(future_done(value_future(self))); }
METHOD(cancelled) { return value_from_bool(value_future(self)->state == FUTURE_CANCELLED); }
METHOD(make_cancelled_error) { return future_make_cancelled_error(world, value_future(self)); }
METHOD(await) { return future_iterate(world, self); }

METHOD(get_loop) {
   
    return must_have_loop(world, self) ? value_keep(value_future(self)->loop) : ABSENT;
}

METHOD(set_result) {
   
    if (!must_have_loop(world, self)) return ABSENT;
    if (self.bits && value_is_kind(self, T_TASK)) {
        return raise_error(world, T_RUNTIME_ERROR, "Task does not support set_result operation");
    }
    return future_set_result(world, value_future(self), args[0]) ? NONE : ABSENT;
}

METHOD(set_exception) {
   
    if (!must_have_loop(world, self)) return ABSENT;
    if (value_is_kind(self, T_TASK)) {
        return raise_error(world, T_RUNTIME_ERROR, "Task does not support set_exception operation");
    }
    return future_set_exception(world, value_future(self), args[0]) ? NONE : ABSENT;
}

METHOD(cancel) {
   
    if (!must_have_loop(world, self)) return ABSENT;
    int cancelled = future_cancel(world, value_future(self), args[0]);
    return cancelled < 0 ? ABSENT : value_from_bool(cancelled);
}

METHOD(add_done_callback) {
   
    if (!must_have_loop(world, self)) return ABSENT;
    bool own = value_is_absent(args[1]) || value_is_none(args[1]);
    Value context = own ? context_snapshot(world) : value_keep(args[1]);
    bool ok = future_add_callback(world, value_future(self), args[0], context);
    value_drop(world, context);
    return ok ? NONE : ABSENT;
}

METHOD(remove_done_callback) {
   
    int64_t removed = future_remove_callback(world, value_future(self), args[0]);
    return removed < 0 ? ABSENT : value_from_small(removed);
}

static Value get_blocking(World *world, Value self) { (void)world; return value_from_bool(value_future(self)->blocking); }
static bool set_blocking(World *world, Value self, Value value) {
    int truth = value_is_absent(value) ? 0 : object_truth(world, value);
    value_future(self)->blocking = truth > 0;
    return truth >= 0;
}

static Value get_loop(World *world, Value self) {
    (void)world;
    Value loop = value_future(self)->loop;
    return value_is_absent(loop) ? NONE : value_keep(loop);
}

static Value get_state(World *world, Value self) {
    static const char *const names[] = { "PENDING", "CANCELLED", "FINISHED" };
    return str_from_c(world, names[value_future(self)->state]);
}

static Value get_result(World *world, Value self) {
    (void)world;
    Future *future = value_future(self);
    return future->failed || value_is_absent(future->result) ? NONE : value_keep(future->result);
}

static Value get_exception(World *world, Value self) {
    (void)world;
    return value_future(self)->failed ? value_keep(value_future(self)->result) : NONE;
}

static Value get_callbacks(World *world, Value self) {
    Future *future = value_future(self);
    if (!future_callback_at(future, 0)) return NONE;
    Value list = list_new(world, 4);
    const FutureCallback *callback;
    for (uint32_t i = 0; !value_is_absent(list) && (callback = future_callback_at(future, i)); i++) {
        Value function = describe_callback_object(world, callback->function);
        Value context = context_object(world, callback->context);
        Value pair = tuple_of(world, 2, function, context);
        value_drop(world, function);
        value_drop(world, context);
        if (value_is_absent(pair) || !list_append_take(world, value_list(list), pair)) {
            value_drop(world, list);
            return ABSENT;
        }
    }
    return list;
}

static Value get_log_traceback(World *world, Value self) {
    (void)world;
    return value_from_bool(value_future(self)->log_traceback);
}
static bool set_log_traceback(World *world, Value self, Value value) {
    int truth = value_is_absent(value) ? 0 : object_truth(world, value);
    if (truth > 0) raise_error(world, T_VALUE_ERROR, "_log_traceback can only be set to False");
    if (truth) return false;
    value_future(self)->log_traceback = false;
    return true;
}

static Value get_cancel_message(World *world, Value self) {
    (void)world;
    FutureExtra *extra = value_future(self)->extra;
    return extra && !value_is_absent(extra->cancel_message) ? value_keep(extra->cancel_message) : NONE;
}
static bool set_cancel_message(World *world, Value self, Value value) {
    FutureExtra *extra = future_extra(world, value_future(self));
    if (!extra) return false;
    value_replace_take(world, &extra->cancel_message, value_is_none(value) ? ABSENT : value_keep(value));
    return true;
}

static Value get_source_traceback(World *world, Value self) {
    (void)world;
    FutureExtra *extra = value_future(self)->extra;
    return extra && !value_is_absent(extra->created) ? value_keep(extra->created) : NONE;
}

const TypeOps ops_FUTURE = {
    .size = sizeof(Future),
    .dispose = future_dispose,
    .visit = future_visit,
    .clear = future_clear,
    .finalize = future_finalize, .last_words = future_last_words,
    .repr = describe_future,
    .iterate = future_iterate,
    .construct = future_construct,
    .init = future_init_method,
    .awaitable = &future_awaitable,
    .methods = (const NativeDef[]){
        { .name = "result", .fn = method_result },
        { .name = "exception", .fn = method_exception },
        { .name = "set_result", .fn = method_set_result, .min = 1, .max = 1, .names = "result" },
        { .name = "set_exception", .fn = method_set_exception, .min = 1, .max = 1, .names = "exception" },
        { .name = "cancel", .fn = method_cancel, .min = 0, .max = 1, .names = "msg" },
        { .name = "done", .fn = method_done },
        { .name = "cancelled", .fn = method_cancelled },
        { .name = "add_done_callback", .fn = method_add_done_callback, .min = 1, .max = 2, .names = "fn * context" },
        { .name = "remove_done_callback", .fn = method_remove_done_callback, .min = 1, .max = 1, .names = "fn" },
        { .name = "get_loop", .fn = method_get_loop },
        { .name = "_make_cancelled_error", .fn = method_make_cancelled_error },
        { .name = "__await__", .fn = method_await },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "_asyncio_future_blocking", get_blocking, set_blocking },
        { "_loop", get_loop, NULL },
        { "_state", get_state, NULL },
        { "_result", get_result, NULL },
        { "_exception", get_exception, NULL },
        { "_callbacks", get_callbacks, NULL },
        { "_log_traceback", get_log_traceback, set_log_traceback },
        { "_cancel_message", get_cancel_message, set_cancel_message },
        { "_source_traceback", get_source_traceback, NULL },
        { 0 },
    },
    .doc = "This class is *almost* compatible with concurrent.futures.Future.",
};

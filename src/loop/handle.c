#include "loop/handle.h"

#include "loop/context.h"
#include "loop/describe.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static TimerHandle *value_timer(Value v) { return (TimerHandle *)value_obj(v); }

Value handle_new(World *world, Value loop, Value callback, Value args, Value context, Value when) {
    bool timed = !value_is_absent(when);
    Handle *handle = timed ? heap_new(world, world->types[T_TIMER_HANDLE], sizeof(TimerHandle))
                           : heap_new(world, world->types[T_HANDLE], sizeof(Handle));
    if (!handle) return ABSENT;
    handle->callback = value_keep(callback);
    handle->args = value_keep(args);
    handle->loop = value_keep(loop);
    bool own = value_is_absent(context) || value_is_none(context);
    handle->context = own ? context_snapshot(world) : value_keep(context);
    handle->created = handle->shown = ABSENT;
    handle->cancelled = false;
    if (timed) {
        TimerHandle *timer = (TimerHandle *)handle;
        timer->when = value_keep(when);
        timer->timer = 0;
        timer->scheduled = false;
    }
    if (loop_is_debug(loop)) {
        handle->created = describe_here(world);
        if (value_is_absent(handle->created)) return obj_drop(world, handle), ABSENT;
    }
    return value_from_obj(handle);
}

// Follows Handle.cancel and TimerHandle.cancel.
void handle_cancel(World *world, Handle *handle) {
    if (handle->cancelled) return;
    if (handle->head.kind == T_TIMER_HANDLE && ((TimerHandle *)handle)->scheduled) {
        EventLoop *loop = loop_of(handle->loop);
        if (loop) loop->timers.cancelled++;
        report(world, EVENT_TIMER_CANCELLED, ((TimerHandle *)handle)->timer, 0, 0, NULL);
    }
    handle->cancelled = true;
    if (loop_is_debug(handle->loop)) {
        handle->shown = object_repr(world, value_from_obj(handle));
        if (value_is_absent(handle->shown)) raised_clear(world);
    }
    value_replace_take(world, &handle->callback, ABSENT);
    value_replace_take(world, &handle->args, ABSENT);
}

static void handle_clear(World *world, Obj *obj) {
    Handle *handle = (Handle *)obj;
    value_replace_take(world, &handle->callback, ABSENT);
    value_replace_take(world, &handle->args, ABSENT);
    value_replace_take(world, &handle->context, ABSENT);
}

static void handle_dispose(World *world, Obj *obj) {
    Handle *handle = (Handle *)obj;
    handle_clear(world, obj);
    value_drop(world, handle->loop);
    value_drop(world, handle->created);
    value_drop(world, handle->shown);
    bool timed = obj->kind == T_TIMER_HANDLE;
    if (timed) value_drop(world, ((TimerHandle *)handle)->when);
    heap_free(world, obj, timed ? sizeof(TimerHandle) : sizeof(Handle));
}

static void handle_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Handle *handle = (Handle *)obj;
    visit(context, handle->callback);
    visit(context, handle->args);
    visit(context, handle->loop);
    visit(context, handle->context);
}

#define METHOD(name) static NATIVE_FN(method_##name)

METHOD(cancel) { handle_cancel(world, value_handle(self)); return NONE; }
METHOD(cancelled) { return value_from_bool(value_handle(self)->cancelled); }
METHOD(when) { return value_keep(value_timer(self)->when); }

METHOD(get_context) {
   
    Handle *handle = value_handle(self);
    Value object = context_object(world, handle->context);
    if (value_is_absent(object)) return ABSENT;
    value_replace_take(world, &handle->context, object);
    return value_keep(object);
}

static Value or_none(Value v) {
    return value_is_absent(v) ? NONE : value_keep(v);
}
static Value get_callback(World *world, Value self) { (void)world; return or_none(value_handle(self)->callback); }
static Value get_args(World *world, Value self) { (void)world; return or_none(value_handle(self)->args); }
static Value get_loop(World *world, Value self) { (void)world; return or_none(value_handle(self)->loop); }
static Value get_cancelled(World *world, Value self) { return method_cancelled(world, self, NULL, 0, ABSENT); }
static Value get_when(World *world, Value self) { return method_when(world, self, NULL, 0, ABSENT); }
static Value get_scheduled(World *world, Value self) { (void)world; return value_from_bool(value_timer(self)->scheduled); }
static Value get_created(World *world, Value self) { (void)world; return or_none(value_handle(self)->created); }

const TypeOps ops_HANDLE = {
    .size = sizeof(Handle),
    .dispose = handle_dispose,
    .visit = handle_visit,
    .clear = handle_clear,
    .repr = describe_handle,
    .methods = (const NativeDef[]){
        { .name = "cancel", .fn = method_cancel },
        { .name = "cancelled", .fn = method_cancelled },
        { .name = "get_context", .fn = method_get_context },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "_callback", get_callback, NULL },
        { "_args", get_args, NULL },
        { "_loop", get_loop, NULL },
        { "_cancelled", get_cancelled, NULL },
        { "_source_traceback", get_created, NULL },
        { 0 },
    },
    .doc = "Object returned by callback registration methods.",
};

static Value timer_compare(World *world, Value a, Value b, int op) {
    if (!value_is_kind(a, T_TIMER_HANDLE) || !value_is_kind(b, T_TIMER_HANDLE)) return NOT_IMPLEMENTED;
    if (op == COMPARE_EQ || op == COMPARE_NE) return value_from_bool(value_is(a, b) == (op == COMPARE_EQ));
    return object_compare(world, value_timer(a)->when, value_timer(b)->when, op);
}

static bool timer_hash(World *world, Value v, uint64_t *hash) {
    return object_hash(world, value_timer(v)->when, hash);
}

const TypeOps ops_TIMER_HANDLE = {
    .size = sizeof(TimerHandle),
    .dispose = handle_dispose,
    .visit = handle_visit,
    .clear = handle_clear,
    .repr = describe_handle,
    .hash = timer_hash,
    .compare = timer_compare,
    .methods = (const NativeDef[]){ { .name = "when", .fn = method_when }, { 0 } },
    .getsets = (const GetSetDef[]){ { "_when", get_when, NULL }, { "_scheduled", get_scheduled, NULL }, { 0 } },
    .doc = "Object returned by timed callback registration methods.",
};

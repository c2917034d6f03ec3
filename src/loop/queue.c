#include "loop/queue.h"

#include "loop/future.h"
#include "loop/loop.h"
#include "vm/deque.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/shortcut.h"

// ---- a plain Queue ------------------------------------------------------------------------------------------------

// Where the attributes stand in a Queue's __dict__, in the order in which __init__ sets them. `_loop` comes when somebody first
// waits.
enum { AT_MAXSIZE, AT_GETTERS, AT_PUTTERS, AT_UNFINISHED, AT_FINISHED, AT_QUEUE, AT_SHUTDOWN, AT_LOOP, AT_END };
enum { EVENT_AT_VALUE = 1 };   // `_value` of an Event

static inline bool is_entry(const Dict *dict, uint32_t at, Value name) {
    return value_is(dict->entries[at].key, name);
}

static bool stands_as_made(World *world, const Dict *dict) {
    if (dict->used < AT_LOOP || dict->used > AT_END || dict->count != dict->used) return false;
    if (dict->used == AT_END && !is_entry(dict, AT_LOOP, NAME_OF(world, _loop))) return false;
    return is_entry(dict, AT_MAXSIZE, NAME_OF(world, _maxsize)) && is_entry(dict, AT_GETTERS, NAME_OF(world, _getters)) &&
           is_entry(dict, AT_PUTTERS, NAME_OF(world, _putters)) &&
           is_entry(dict, AT_UNFINISHED, NAME_OF(world, _unfinished_tasks)) &&
           is_entry(dict, AT_FINISHED, NAME_OF(world, _finished)) && is_entry(dict, AT_QUEUE, NAME_OF(world, _queue)) &&
           is_entry(dict, AT_SHUTDOWN, NAME_OF(world, _is_shutdown));
}

// Are the class's methods those that pylib made? A version tells, once they were found to be.
static bool has_own_methods(World *world, Type *class) {
    LoopState *state = loop_state(world);
    if (class->version == state->queue_version) return true;
    const Tuple *methods = value_tuple(state->helpers[HELPER_queue_methods]);
    for (uint32_t i = 0; i < methods->size; i++) {
        Value name = value_function(methods->items[i])->name;
        if (!value_is(type_lookup_borrowed(world, class, name), methods->items[i])) return false;
    }
    state->queue_version = class->version;
    return true;
}

// The attributes of a plain Queue that is not shut down, by number; NULL if it is no such thing.
static DictEntry *plain_queue(World *world, Value self) {
    const LoopState *state = loop_state(world);
    if (!value_is_obj(self) || !value_is(value_from_obj(value_obj(self)->type), state->helpers[HELPER_Queue])) return NULL;
    Obj *obj = value_obj(self);
    struct Dict **slot = instance_dict_slot(obj);
    if (!has_own_methods(world, obj->type) || !slot || !*slot || !stands_as_made(world, *slot)) return NULL;
    DictEntry *at = (*slot)->entries;
    bool plain = value_is_small(at[AT_MAXSIZE].value) && value_is_small(at[AT_UNFINISHED].value) &&
                 value_is_exact(at[AT_GETTERS].value, T_DEQUE) && value_is_exact(at[AT_PUTTERS].value, T_DEQUE) &&
                 value_is_exact(at[AT_QUEUE].value, T_DEQUE) && value_is(at[AT_SHUTDOWN].value, FALSE);
    return plain ? at : NULL;
}

static bool is_full(const DictEntry *at) {
    int64_t maxsize = value_small(at[AT_MAXSIZE].value);
    return maxsize > 0 && value_deque(at[AT_QUEUE].value)->count >= maxsize;
}

// ---- waking -------------------------------------------------------------------------------------------------------

// The futures up to the first pending one are ours, and it can be woken.
static bool can_wake(const Deque *waiters) {
    for (uint32_t i = 0; i < waiters->count; i++) {
        Value waiter = *deque_at(waiters, i);
        if (!value_is_exact(waiter, T_FUTURE)) return false;
        if (future_done(value_future(waiter))) continue;
        EventLoop *loop = loop_of(value_future(waiter)->loop);
        return loop && !loop->closed;
    }
    return true;
}

// Follows Queue._wakeup_next.
static bool wake_next(World *world, Deque *waiters) {
    while (waiters->count) {
        Value waiter = deque_take_first(waiters);
        bool pending = !future_done(value_future(waiter));
        bool ok = !pending || future_set_result(world, value_future(waiter), NONE);
        value_drop(world, waiter);
        if (pending) return ok;
    }
    return true;
}

// ---- waiting ------------------------------------------------------------------------------------------------------

// A new future at the end of the waiters, for the running task. Only in the queue's own loop.
static ShortcutEnd wait_in(World *world, const DictEntry *at, const Dict *dict, int waiters, Value *out) {
    EventLoop *loop = loop_running(world);
    if (dict->used < AT_END || !loop || !loop->plain || loop->debug) return SHORTCUT_NONE;
    Value self = value_from_obj(loop);
    if (!value_is(at[AT_LOOP].value, self)) return SHORTCUT_NONE;
    Value future = future_new(world, self);
    if (value_is_absent(future)) return SHORTCUT_RAISE;
    if (!deque_push_last_take(world, value_deque(at[waiters].value), value_keep(future))) {
        value_drop(world, future);
        return SHORTCUT_RAISE;
    }
    *out = future;
    return SHORTCUT_AWAIT;
}

// ---- put and get --------------------------------------------------------------------------------------------------

// Where `_finished._value` is; NULL if that is no plain Event.
static DictEntry *finished_value(World *world, Value event) {
    const LoopState *state = loop_state(world);
    if (!value_is_obj(event) || !value_is(value_from_obj(value_obj(event)->type), state->helpers[HELPER_Event])) return NULL;
    struct Dict **slot = instance_dict_slot(value_obj(event));
    if (!slot || !*slot || (*slot)->used <= EVENT_AT_VALUE) return NULL;
    return is_entry(*slot, EVENT_AT_VALUE, NAME_OF(world, _value)) ? &(*slot)->entries[EVENT_AT_VALUE] : NULL;
}

// Follows Queue.put_nowait of a queue that is not full.
static ShortcutEnd put_now(World *world, DictEntry *at, Value item, Value *out) {
    DictEntry *finished = finished_value(world, at[AT_FINISHED].value);
    Deque *getters = value_deque(at[AT_GETTERS].value);
    if (!finished || !value_is_bool(finished->value) || !can_wake(getters)) return SHORTCUT_NONE;
    if (!deque_push_last_take(world, value_deque(at[AT_QUEUE].value), value_keep(item))) return SHORTCUT_RAISE;
    at[AT_UNFINISHED].value = value_from_small(value_small(at[AT_UNFINISHED].value) + 1);
    finished->value = FALSE;
    *out = NONE;
    return wake_next(world, getters) ? SHORTCUT_RETURN : SHORTCUT_RAISE;
}

// Follows Queue.get_nowait of a queue that is not empty.
static ShortcutEnd get_now(World *world, DictEntry *at, Value *out) {
    Deque *putters = value_deque(at[AT_PUTTERS].value);
    if (!can_wake(putters)) return SHORTCUT_NONE;
    *out = deque_take_first(value_deque(at[AT_QUEUE].value));
    if (wake_next(world, putters)) return SHORTCUT_RETURN;
    value_drop(world, *out);
    return SHORTCUT_RAISE;
}

static ShortcutEnd run_put(World *world, Frame *frame, Value *out) {
    DictEntry *at = plain_queue(world, frame->slots[0]);
    if (!at) return SHORTCUT_NONE;
    if (!is_full(at)) return put_now(world, at, frame->slots[1], out);
    return wait_in(world, at, *instance_dict_slot(value_obj(frame->slots[0])), AT_PUTTERS, out);
}

static ShortcutEnd run_get(World *world, Frame *frame, Value *out) {
    DictEntry *at = plain_queue(world, frame->slots[0]);
    if (!at) return SHORTCUT_NONE;
    if (value_deque(at[AT_QUEUE].value)->count) return get_now(world, at, out);
    return wait_in(world, at, *instance_dict_slot(value_obj(frame->slots[0])), AT_GETTERS, out);
}

static ShortcutEnd run_put_nowait(World *world, Frame *frame, Value *out) {
    DictEntry *at = plain_queue(world, frame->slots[0]);
    return at && !is_full(at) ? put_now(world, at, frame->slots[1], out) : SHORTCUT_NONE;
}

static ShortcutEnd run_get_nowait(World *world, Frame *frame, Value *out) {
    DictEntry *at = plain_queue(world, frame->slots[0]);
    return at && value_deque(at[AT_QUEUE].value)->count ? get_now(world, at, out) : SHORTCUT_NONE;
}

bool queue_shorten(World *world, Value class) {
    static const struct { const char *name; ShortcutRun run; } methods[] = {
        { "put", run_put }, { "get", run_get }, { "put_nowait", run_put_nowait }, { "get_nowait", run_get_nowait },
    };
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        Value name = str_intern_c(world, methods[i].name);
        Value method = type_lookup_borrowed(world, value_type(class), name);
        value_drop(world, name);
        if (!shortcut_set(world, value_function(method), methods[i].run)) return false;
    }
    return true;
}

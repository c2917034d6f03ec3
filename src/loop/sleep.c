#include "loop/sleep.h"

#include <math.h>

#include "loop/clock.h"
#include "loop/context.h"
#include "loop/delays.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "vm/exception.h"
#include "vm/number.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/warn.h"

static Sleep *value_sleep(Value v) { return (Sleep *)value_obj(v); }

Value sleep_new(World *world, Value delay, Value result) {
    Sleep *sleep = heap_new_of(world, SLEEP, Sleep);
    if (!sleep) return ABSENT;
    sleep->delay = value_keep(delay);
    sleep->result = value_keep(result);
    sleep->task = sleep->future = ABSENT;
    sleep->began = sleep->timer = 0;
    sleep->state = SLEEP_CREATED;
    return value_from_obj(sleep);
}

// ---- the coroutine's steps --------------------------------------------------------------------------------------

static SendStatus finish_with(Sleep *sleep, Value *out) {
    sleep->state = SLEEP_DONE;
    *out = sleep->result;
    sleep->result = ABSENT;
    return SEND_RETURN;
}

static SendStatus finish_raising(Sleep *sleep) {
    sleep->state = SLEEP_DONE;
    return SEND_RAISE;
}

// `delay <= 0`, as Python compares: 1, 0, -1 raised.
static int delay_is_over(World *world, Value delay) {
    if (value_is_small(delay)) return value_small(delay) <= 0;
    if (value_is_float(delay)) return value_float(delay) <= 0;
    Value less = object_compare(world, delay, value_from_small(0), COMPARE_LE);
    if (value_is_absent(less)) return -1;
    int truth = object_truth(world, less);
    value_drop(world, less);
    return truth;
}

// Is the loop itself about to get what the running coroutine yields?
static Task *awaiting_task(World *world, EventLoop *loop) {
    Task *task = loop->current;
    if (!task || loop->thread != world->thread) return NULL;
    Value driver = task_driver_borrowed(task);
    const Generator *root = world->thread->root;
    return value_is_kind(driver, T_SLEEP) ? (root ? NULL : task)
           : root && value_is(driver, value_from_obj(root)) ? task
                                                             : NULL;
}

// Seconds as a program would write them: 5, 0.25.
static Value seconds_value(World *world, int64_t ns) {
    return ns % NS_PER_SECOND ? value_from_double(world, clock_seconds(ns)) : value_from_small(ns / NS_PER_SECOND);
}

// The sleep is called what it is from now on. False: raised.
static bool take_delay(World *world, Sleep *sleep, int64_t delay) {
    Value seconds = seconds_value(world, delay);
    if (value_is_absent(seconds)) return false;
    value_replace_take(world, &sleep->delay, seconds);
    return true;
}

static bool set_timer(World *world, EventLoop *loop, Sleep *sleep, int64_t when) {
    sleep->timer = ++loop_state(world)->timers;
    if (!timers_push(world, &loop->timers, when, value_from_obj(sleep))) return false;
    report(world, EVENT_TIMER_SET, sleep->timer, when, LABEL_SET_RESULT, NULL);
    return true;
}

// Follows asyncio.sleep from the NaN test to the await.
static SendStatus begin_waiting(World *world, Sleep *sleep, Value *out) {
    double delay;
    int64_t wanted;
    if (loop_state(world)->delays && delays_take(world, &wanted) && !take_delay(world, sleep, wanted))
        return finish_raising(sleep);
    if (!number_as_double(world, sleep->delay, &delay, "delay")) return finish_raising(sleep);
    if (isnan(delay)) {
        raise_error(world, T_VALUE_ERROR, "Invalid delay: NaN (not a number)");
        return finish_raising(sleep);
    }
    EventLoop *loop = loop_running(world);
    if (!loop) {
        raise_error(world, T_RUNTIME_ERROR, "no running event loop");
        return finish_raising(sleep);
    }
    int64_t when = clock_from_seconds(clock_seconds(loop_state(world)->now) + delay);
    sleep->state = SLEEP_WAITING;
    sleep->began = loop_state(world)->now;
    if (!set_timer(world, loop, sleep, when)) return finish_raising(sleep);
    if (awaiting_task(world, loop)) {
        *out = value_keep(value_from_obj(sleep));
        return SEND_YIELD;
    }
    *out = sleep_future(world, sleep);
    if (value_is_absent(*out)) return finish_raising(sleep);
    value_future(*out)->blocking = true;
    return SEND_YIELD;
}

// After the wait: what `return await future` gives.
static SendStatus end_waiting(World *world, Sleep *sleep, Value *out) {
    Future *future = value_future(sleep->future);
    if (!future_done(future)) {
        raise_error(world, T_RUNTIME_ERROR, "await wasn't used with future");
        return finish_raising(sleep);
    }
    Value result = future_result(world, future);
    sleep->state = SLEEP_DONE;
    *out = result;
    return value_is_absent(result) ? SEND_RAISE : SEND_RETURN;
}

SendStatus sleep_send(World *world, Value self, Value sent, Value *out) {
    (void)sent;
    Sleep *sleep = value_sleep(self);
    switch ((SleepState)sleep->state) {
    case SLEEP_CREATED: {
        int over = delay_is_over(world, sleep->delay);
        if (over < 0) return finish_raising(sleep);
        if (!over) return begin_waiting(world, sleep, out);
        sleep->state = SLEEP_YIELDED;
        *out = NONE;
        return SEND_YIELD;
    }
    case SLEEP_YIELDED: return finish_with(sleep, out);
    case SLEEP_ELAPSED: return value_is_absent(sleep->future) ? finish_with(sleep, out) : end_waiting(world, sleep, out);
    case SLEEP_WAITING:
    case SLEEP_CANCELLED:
        if (!value_is_absent(sleep->future)) return end_waiting(world, sleep, out);
        raise_error(world, T_RUNTIME_ERROR, "coroutine is being awaited already");
        return SEND_RAISE;
    default:
        raise_error(world, T_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        return SEND_RAISE;
    }
}

// The timer is in the way no more: CPython's `finally: h.cancel()`.
static void drop_timer(World *world, Sleep *sleep) {
    EventLoop *loop = loop_running(world);
    if (loop) loop->timers.cancelled++;
    report(world, EVENT_TIMER_CANCELLED, sleep->timer, 0, 0, NULL);
}

static SendStatus sleep_throw(World *world, Value self, Value *out) {
    (void)out;
    Sleep *sleep = value_sleep(self);
    if (sleep->state == SLEEP_WAITING || sleep->state == SLEEP_CANCELLED) drop_timer(world, sleep);
    value_replace_take(world, &sleep->task, ABSENT);
    return finish_raising(sleep);
}

// ---- as what a task waits for -----------------------------------------------------------------------------------

static bool wake(World *world, Sleep *sleep) {
    Value task = sleep->task;
    sleep->task = ABSENT;
    if (value_is_absent(task)) return true;
    bool ok = loop_call_wakeup(world, value_task(task), value_from_obj(sleep));
    value_drop(world, task);
    return ok;
}

// Follows _set_result_unless_cancelled.
bool sleep_elapse(World *world, Sleep *sleep) {
    if (sleep->state != SLEEP_WAITING) return true;
    sleep->state = SLEEP_ELAPSED;
    if (value_is_absent(sleep->future)) return wake(world, sleep);
    Future *future = value_future(sleep->future);
    return future_done(future) || future_set_result(world, future, sleep->result);
}

int sleep_cancel(World *world, Sleep *sleep, Value message) {
    if (!value_is_absent(sleep->future)) return future_cancel(world, value_future(sleep->future), message);
    if (sleep->state != SLEEP_WAITING) return 0;
    sleep->state = SLEEP_CANCELLED;
    bool none = value_is_absent(message) || value_is_none(message);
    value_replace_take(world, &sleep->result, none ? ABSENT : value_keep(message));
    return wake(world, sleep) ? 1 : -1;
}

// The loop's thread waits for the earliest timer, while other threads have their turn: another one may be the earliest now.
static void wait_until_the_head(World *world, EventLoop *loop) {
    Thread *thread = loop->thread;
    bool waits = thread && thread->state == THREAD_BLOCKED && thread->waits_for == &loop->head;
    if (!waits || thread->wake_at <= loop_state(world)->now) return;
    const Timer *head = timers_head(&loop->timers);
    thread->wake_at = head ? head->when : CLOCK_NEVER;
}

int sleep_change(World *world, EventLoop *loop, Sleep *sleep, int64_t delay) {
    if (sleep->state != SLEEP_WAITING || !timers_take_out(&loop->timers, value_from_obj(sleep))) return 0;
    value_drop(world, value_from_obj(sleep));   // whoever awaits it has it, too
    report(world, EVENT_TIMER_CANCELLED, sleep->timer, 0, 0, NULL);
    int64_t when = delay < CLOCK_NEVER - sleep->began ? sleep->began + delay : CLOCK_NEVER;
    if (!take_delay(world, sleep, delay) || !set_timer(world, loop, sleep, when)) return -1;
    wait_until_the_head(world, loop);
    return 1;
}

Value sleep_future(World *world, Sleep *sleep) {
    if (!value_is_absent(sleep->future)) return value_keep(sleep->future);
    EventLoop *loop = loop_running(world);
    Value owner = value_is_absent(sleep->task) ? loop ? value_from_obj(loop) : ABSENT
                                               : value_task(sleep->task)->future.loop;
    Value made = future_new(world, owner);
    if (value_is_absent(made)) return ABSENT;
    Future *future = value_future(made);
    future->awaits = AWAIT_SLEEP;
    Value task = sleep->task;
    bool ok = true;
    if (!value_is_absent(task)) ok = future_add_callback(world, future, task, value_task(task)->context);
    if (ok && sleep->state == SLEEP_ELAPSED) ok = future_set_result(world, future, sleep->result);
    if (!ok) return value_drop(world, made), ABSENT;
    sleep->task = ABSENT;
    value_drop(world, task);
    sleep->future = value_keep(made);
    return made;
}

static bool sleep_last_words(const Obj *obj) { return ((const Sleep *)obj)->state == SLEEP_CREATED; }

// ---- as a coroutine object --------------------------------------------------------------------------------------

static void sleep_dispose(World *world, Obj *obj) {
    Sleep *sleep = (Sleep *)obj;
    if (sleep->state == SLEEP_CREATED) {
        obj->refs = 1;
        sleep->state = SLEEP_DONE;
        Value before = raised_take(world);
        warning_never_awaited_name(world, "sleep", ABSENT);
        raised_restore_take(world, before);
        if (--obj->refs) return;
    }
    value_drop(world, sleep->delay);
    value_drop(world, sleep->result);
    value_drop(world, sleep->task);
    value_drop(world, sleep->future);
    heap_free(world, obj, sizeof(Sleep));
}

static void sleep_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Sleep *sleep = (Sleep *)obj;
    visit(context, sleep->delay);
    visit(context, sleep->result);
    visit(context, sleep->task);
    visit(context, sleep->future);
}

static void sleep_clear(World *world, Obj *obj) {
    Sleep *sleep = (Sleep *)obj;
    value_replace_take(world, &sleep->task, ABSENT);
    value_replace_take(world, &sleep->future, ABSENT);
    value_replace_take(world, &sleep->result, ABSENT);
}

static Value sleep_repr(World *world, Value v) {
    return str_format(world, "<coroutine object sleep at %p>", (void *)value_obj(v));
}

#define METHOD(name) static NATIVE_FN(method_##name)

// One step by hand: a future in between from now on.
static Value step_by_hand(World *world, Value self) {
    Value out = ABSENT;
    switch (sleep_send(world, self, NONE, &out)) {
    case SEND_YIELD: return out;
    case SEND_RETURN: return raise_with_take(world, T_STOP_ITERATION, out);
    default: return ABSENT;
    }
}

METHOD(send) { return step_by_hand(world, self); }

METHOD(throw) {
   
    Value error = args[nargs > 1 && value_is_exception(args[1]) ? 1 : 0];
    Sleep *sleep = value_sleep(self);
    if (sleep->state == SLEEP_DONE) return raise_error(world, T_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    Value instance = value_is_kind(error, T_TYPE) ? vm_call(world, error, NULL, 0, ABSENT) : value_keep(error);
    if (value_is_absent(instance)) return ABSENT;
    raise_instance(world, instance);
    value_drop(world, instance);
    sleep_throw(world, self, &instance);
    return ABSENT;
}

METHOD(close) {
   
    Sleep *sleep = value_sleep(self);
    if (sleep->state == SLEEP_WAITING || sleep->state == SLEEP_CANCELLED) drop_timer(world, sleep);
    sleep->state = SLEEP_DONE;
    return NONE;
}

METHOD(await) { return value_keep(self); }

static Value get_name(World *world, Value self) { (void)self; return str_intern_c(world, "sleep"); }
static Value get_false(World *world, Value self) { (void)world, (void)self; return FALSE; }
static Value get_none(World *world, Value self) { (void)world, (void)self; return NONE; }
static Value get_await(World *world, Value self) {
    return value_sleep(self)->state == SLEEP_WAITING ? sleep_future(world, value_sleep(self)) : NONE;
}
static Value get_suspended(World *world, Value self) {
    (void)world;
    uint8_t state = value_sleep(self)->state;
    return value_from_bool(state != SLEEP_CREATED && state != SLEEP_DONE);
}
static Value sleep_iterate(World *world, Value self) { (void)world; return value_keep(self); }

static const AwaitableOps sleep_awaitable = { .send = sleep_send, .throw_ = sleep_throw };

const TypeOps ops_SLEEP = {
    .size = sizeof(Sleep),
    .dispose = sleep_dispose, .last_words = sleep_last_words,
    .visit = sleep_visit,
    .clear = sleep_clear,
    .repr = sleep_repr,
    .iterate = sleep_iterate,
    .next = step_by_hand,
    .awaitable = &sleep_awaitable,
    .methods = (const NativeDef[]){
        { .name = "send", .fn = method_send, .min = 1, .max = 1 },
        { .name = "throw", .fn = method_throw, .min = 1, .max = 3 },
        { .name = "close", .fn = method_close },
        { .name = "__await__", .fn = method_await },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "__name__", get_name, NULL },
        { "__qualname__", get_name, NULL },
        { "cr_running", get_false, NULL },
        { "cr_suspended", get_suspended, NULL },
        { "cr_await", get_await, NULL },
        { "cr_frame", get_none, NULL },
        { "cr_code", get_none, NULL },
        { "cr_origin", get_none, NULL },
        { 0 },
    },
};

// run.c - the loop's native frame: iterations, handles, and the driving of tasks.
//
// One native frame stands for run_forever(). It never calls down into the interpreter: to step a task it makes the coroutine's
// innermost frame the thread's current one and gives PUSHED; what the coroutine yields, returns or raises comes back through
// loop_resume(), which goes on where `frame->state` says. Positions are counted before what they count is run, so
// that a run can be stopped there (AGAIN) and taken up again.
//
//     PREPARE ─▶ WAITED ─▶ NEXT ─▶ (ITERATION) ─▶ (HANDLE) ─▶ STEP | CALL ─▶ NEXT ... ─▶ PREPARE
#include "loop/clock.h"
#include "loop/compute.h"
#include "loop/context.h"
#include "loop/deadlock.h"
#include "loop/describe.h"
#include "loop/gather.h"
#include "loop/loop.h"
#include "loop/native.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "loop/workers.h"
#include "vm/exception.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

// NESTED: of a run within a run (nest_asyncio), the future it ends with, or None; OUTER: the task whose step it is within.
enum { SLOT_LOOP, SLOT_TARGET, SLOT_EXTRA, SLOT_CONTEXT, SLOT_HANDLE_ID, SLOT_BEGAN, SLOT_NESTED, SLOT_OUTER, SLOT_COUNT };

typedef enum LoopPhase {
    PREPARE,     // an iteration ends, the next one is prepared
    WAITED,      // the thread waited, for a timer or for other threads
    MOVED,       // the clock moved
    NEXT,        // the next handle is looked for
    ITERATION,   // an iteration was counted; nothing of it has run
    HANDLE,      // the handle at the head was counted, and not run
    STEP,        // a task's coroutine runs above
    CALL,        // a callback runs above
    FAILED,      // the exception handler runs above
    FINALIZE,    // a finalizer runs above
} LoopPhase;

#define SPINS_WITHOUT_PROGRESS 1000
#define SPIN_STEP (NS_PER_SECOND / 1000)
#define TIMERS_TO_CLEAN 100      // _MIN_SCHEDULED_TIMER_HANDLES

static bool is_nested(const Frame *frame) { return !value_is_absent(frame->slots[SLOT_NESTED]); }
static EventLoop *frame_loop(const Frame *frame) { return value_loop(frame->slots[SLOT_LOOP]); }

// Counts a position that is no line and tells of it. True: the run stops here.
static bool begin_handle(World *world, const Ready *entry) {
    if (loop_state(world)->muted) return false;
    world->position++;
    ready_report(world, EVENT_HANDLE_BEGIN, entry);
    return world_stops_here(world) && !world->native_depth;
}

// ---- the step of a task -------------------------------------------------------------------------------------------

bool awaited_error(World *world, Value awaited, Value *error) {
    *error = ABSENT;
    Value result;
    if (value_is_kind(awaited, T_SLEEP)) {
        Sleep *sleep = (Sleep *)value_obj(awaited);
        if (sleep->state != SLEEP_CANCELLED) return true;
        if (value_is_absent(sleep->result)) raise_instance_of(world, T_CANCELLED_ERROR);
        else raise_with_take(world, T_CANCELLED_ERROR, value_keep(sleep->result));
        result = ABSENT;
    } else if (value_is_future(awaited)) {
        Future *future = value_future(awaited);
        if (future->state == FUTURE_FINISHED && !future->failed) {
            future->log_traceback = false;
            return true;
        }
        result = future_result(world, future);
    } else {
        result = vm_call_method(world, awaited, NAME_OF(world, result), NULL, 0);
    }
    if (value_is_absent(result)) {
        if (!value_is_future(awaited) || value_future(awaited)->state == FUTURE_CANCELLED) {
            operate_set_context(world, world->raised);
        }
        *error = raised_take(world);
    }
    value_drop(world, result);
    return true;
}

// An exception for a step of an async generator that has not begun (aclose(), asend()) goes into the generator itself: what
// is driven from now on is its athrow(). `error` is taken. False: raised.
static bool throw_into_generator_take(World *world, Task *task, Value error) {
    AsyncGeneratorStep *step = (AsyncGeneratorStep *)value_obj(task->coro);
    step->state = 2;
    Value throwing = vm_call_method(world, value_from_obj(step->generator), NAME_OF(world, athrow), &error, 1);
    value_drop(world, error);
    Value drive = value_is_absent(throwing) ? ABSENT : helper_borrowed(world, HELPER_drive);
    Value driver = value_is_absent(drive) ? ABSENT : vm_call(world, drive, &throwing, 1, ABSENT);
    value_drop(world, throwing);
    if (value_is_absent(driver)) return false;
    value_replace_take(world, &task->driver, driver);
    return true;
}

static bool is_unbegun_generator_step(const Task *task) {
    bool step = value_is_kind(task->coro, T_ASYNC_GENERATOR_ASEND) || value_is_kind(task->coro, T_ASYNC_GENERATOR_ATHROW);
    return step && value_generator(task->driver)->state == GENERATOR_CREATED;
}

// Resumes the task's coroutine: a signal of the interpreter's if it runs now; else TRUE: it was a sleep and `*arrived`
// and `*result` say what came of it; ABSENT: it could not be resumed.
static Value resume_take(World *world, Task *task, Value error, Arrived *arrived, Value *result) {
    Value driver = task_driver_borrowed(task);
    if (!value_is_kind(driver, T_SLEEP)) {
        if (!value_is_absent(error) && is_unbegun_generator_step(task)) {
            if (!throw_into_generator_take(world, task, error)) return ABSENT;
            driver = task->driver;
            error = ABSENT;
        }
        return coro_resume_take(world, value_generator(driver), NONE, error);
    }
    *result = ABSENT;
    SendStatus status = SEND_RAISE;
    if (value_is_absent(error)) {
        status = sleep_send(world, driver, NONE, result);
    } else {
        raise_instance(world, error);
        value_drop(world, error);
        value_obj(driver)->type->ops->awaitable->throw_(world, driver, result);
    }
    *arrived = status == SEND_YIELD ? ARRIVED_YIELD : status == SEND_RETURN ? ARRIVED_RETURN : ARRIVED_RAISE;
    return TRUE;
}

// What the step gets to throw: a due cancellation comes first. `error` is taken; a new reference.
static Value step_error_take(World *world, Task *task, Value error) {
    if (!task->future.must_cancel) return error;
    task->future.must_cancel = false;
    if (!value_is_absent(error) && type_is_subtype(value_obj(error)->type, world->types[T_CANCELLED_ERROR])) return error;
    value_drop(world, error);
    return future_make_cancelled_error(world, &task->future);
}

static bool step_refused(World *world, Task *task, Value error_take) {
    Value self = object_repr(world, value_from_obj(task));
    Value with = value_is_absent(self) ? ABSENT : object_repr(world, value_is_absent(error_take) ? NONE : error_take);
    if (!value_is_absent(with)) {
        raise_invalid_state(world, "__step(): already done: %s %s", value_str(self)->text, value_str(with)->text);
    }
    value_drop(world, self);
    value_drop(world, with);
    value_drop(world, error_take);
    return false;
}

static bool must_not_be_inside(World *world, EventLoop *loop, Task *task) {
    if (!loop->current) return true;
    Value now = object_repr(world, value_from_obj(loop->current)), self = object_repr(world, value_from_obj(task));
    if (!value_is_absent(now) && !value_is_absent(self)) {
        raise_error(world, T_RUNTIME_ERROR, "Cannot enter into task %s while another task %s is being executed.",
                    value_str(self)->text, value_str(now)->text);
    }
    value_drop(world, now);
    value_drop(world, self);
    return false;
}

static Value lone_step_resume(World *world, Frame *frame, Arrived arrived, Value result);

// A step that a foreign loop calls runs in the context that this loop gave its callback.
static bool step_context_enter(World *world, Frame *frame, Task *task) {
    return frame->resume == lone_step_resume || context_enter(world, task->context, &frame->slots[SLOT_CONTEXT]);
}

static void step_context_leave(World *world, Frame *frame, Task *task) {
    if (frame->resume == lone_step_resume) return;
    Value before = frame->slots[SLOT_CONTEXT];
    frame->slots[SLOT_CONTEXT] = ABSENT;
    value_replace_take(world, &task->context, context_leave(world, before));
}

// Follows Task.__step up to the resuming of the coroutine. `frame` keeps the task and the context in its slots.
static Value step_begin_take(World *world, Frame *frame, Task *task, Value error, Arrived *arrived, Value *result) {
    EventLoop *loop = value_is_kind(task->future.loop, T_EVENT_LOOP) ? value_loop(task->future.loop) : NULL;
    if (future_done(&task->future)) return step_refused(world, task, error), ABSENT;
    if (loop && !must_not_be_inside(world, loop, task)) return value_drop(world, error), ABSENT;
    error = step_error_take(world, task, error);
    Value waiter = task->waiter;
    task->waiter = ABSENT;
    if (!step_context_enter(world, frame, task)) {
        value_drop(world, waiter);
        value_drop(world, error);
        return ABSENT;
    }
    if (loop) loop->current = task;
    value_drop(world, waiter);
    return resume_take(world, task, error, arrived, result);
}

// The coroutine has yielded, returned or raised. False: raised out of the step.
static bool step_end_take(World *world, Frame *frame, Task *task, Arrived arrived, Value result) {
    Value error = raised_take(world);
    step_context_leave(world, frame, task);
    raised_restore_take(world, error);
    bool ok = arrived == ARRIVED_YIELD    ? task_yielded_take(world, task, result)
              : arrived == ARRIVED_RETURN ? task_returned_take(world, task, result)
                                          : task_raised(world, task);
    if (value_is_kind(task->future.loop, T_EVENT_LOOP)) value_loop(task->future.loop)->current = NULL;
    return ok;
}

// ---- a step as a callback, for loops that are not ours ----------------------------------------------------------------

static Value lone_step_resume(World *world, Frame *frame, Arrived arrived, Value result) {
    Task *task = value_task(frame->slots[SLOT_TARGET]);
    if (arrived == ARRIVED_AGAIN) {
        Value error = frame->slots[SLOT_EXTRA];
        frame->slots[SLOT_EXTRA] = ABSENT;
        Value signal = step_begin_take(world, frame, task, error, &arrived, &result);
        if (!value_is(signal, TRUE)) return signal;
    }
    return step_end_take(world, frame, task, arrived, result) ? NONE : ABSENT;
}

Value task_step(World *world, Task *task, Value error_take) {
    Frame *frame = frame_push_native(world, lone_step_resume, SLOT_COUNT, "task step");
    if (!frame) return value_drop(world, error_take), ABSENT;
    frame->slots[SLOT_TARGET] = value_keep(value_from_obj(task));
    frame->slots[SLOT_EXTRA] = error_take;
    return PUSHED;
}

// ---- waiting ------------------------------------------------------------------------------------------------------

static bool timer_is_over(Value target) {
    return value_is_kind(target, T_SLEEP) ? sleep_is_over((Sleep *)value_obj(target)) : value_handle(target)->cancelled;
}

static bool timer_is_live(Value target) {
    if (!timer_is_over(target)) return true;
    if (value_is_kind(target, T_TIMER_HANDLE)) ((TimerHandle *)value_obj(target))->scheduled = false;
    return false;
}

// Cancelled timers go: from the head, or all if there are too many.
static void drop_cancelled(World *world, EventLoop *loop) {
    Timers *timers = &loop->timers;
    uint32_t count = timers_count(timers);
    if (count > TIMERS_TO_CLEAN && timers->cancelled > count / 2) {
        timers_filter(world, timers, timer_is_live);
        timers->cancelled = 0;
        return;
    }
    const Timer *head;
    while (timers->cancelled && (head = timers_head(timers)) && !timer_is_live(head->target)) {
        timers->cancelled--;
        value_drop(world, timers_pop(timers));
    }
}

// What a selector found joins the ready queue.
static bool take_arrivals(World *world, EventLoop *loop) {
    while (loop->arrivals.count) {
        Ready entry = ready_pop(&loop->arrivals);
        if (!loop_ready_take(world, loop, entry)) return false;
    }
    return true;
}

// Due timers join the ready queue.
static bool fire_timers(World *world, EventLoop *loop) {
    int64_t now = loop_state(world)->now;
    const Timer *head;
    while ((head = timers_head(&loop->timers)) && head->when <= now) {
        Value target = timers_pop(&loop->timers);
        timers_fetch_ahead(&loop->timers);
        bool sleeps = value_is_kind(target, T_SLEEP);
        if (timer_is_over(target) && loop->timers.cancelled) loop->timers.cancelled--;
        uint32_t timer = sleeps ? ((Sleep *)value_obj(target))->timer : ((TimerHandle *)value_obj(target))->timer;
        if (!sleeps) ((TimerHandle *)value_obj(target))->scheduled = false;
        report(world, EVENT_TIMER_FIRED, timer, loop_state(world)->handles + 1, 0, NULL);
        Ready entry = { .target = target, .kind = sleeps ? READY_SLEEP : READY_HANDLE };
        if (!loop_ready_take(world, loop, entry)) return false;
    }
    return true;
}

// A program that spins without computing costs: the clock moves as if it had. True: the run stops here.
static bool spin_moves_clock(World *world, EventLoop *loop) {
    if (loop->spins < SPINS_WITHOUT_PROGRESS || world->limits.op_cost) return false;
    int64_t next = workers_next_deadline(world);
    if (next == CLOCK_NEVER) next = loop_state(world)->now + SPIN_STEP;
    return clock_advance(world, next, CLOCK_SPUN);
}

// Waits until something is ready: for the head timer, and for other threads to have their turn. Gives ABSENT with nothing raised to go on at
// once, a signal to wait, or ABSENT raised.
static Value wait_for_something(World *world, Frame *frame, EventLoop *loop) {
    bool now = loop->ready.count || loop->arrivals.count || loop->stopping;
    const Timer *head = timers_head(&loop->timers);
    int64_t deadline = now ? loop_state(world)->now : head ? head->when : CLOCK_NEVER;
    if (!workers_alone(world)) {
        frame->state = WAITED;
        return workers_block(world, &loop->head, deadline, "");
    }
    if (now) return ABSENT;
    compute_waits(world);
    if (deadline == CLOCK_NEVER) {
        deadlock_raise(world);
        return ABSENT;
    }
    frame->state = MOVED;
    return clock_advance(world, deadline, CLOCK_IDLE) ? AGAIN : ABSENT;
}

// ---- handles --------------------------------------------------------------------------------------------------------

// What runs is put into the frame's slots; its references move there.
static void hold_entry(Frame *frame, Ready entry) {
    frame->slots[SLOT_TARGET] = entry.target;
    frame->slots[SLOT_EXTRA] = entry.extra;
    frame->slots[SLOT_HANDLE_ID] = value_from_small((int64_t)entry.id << 3 | entry.kind);
}

static Ready held_entry(const Frame *frame) {
    int64_t packed = value_small(frame->slots[SLOT_HANDLE_ID]);
    return (Ready){ frame->slots[SLOT_TARGET], frame->slots[SLOT_EXTRA], ABSENT, (uint32_t)(packed >> 3), packed & 7 };
}

// Debug mode: a handle that took long is shown.
static Value report_slow(World *world, Frame *frame, EventLoop *loop, const Ready *entry) {
    double took = clock_seconds(loop_state(world)->now - value_small(frame->slots[SLOT_BEGAN]));
    if (took < loop->slow) return ABSENT;
    Value helper = helper_borrowed(world, HELPER_slow);
    bool task = entry->kind == READY_STEP || entry->kind == READY_WAKEUP;
    Value what = task ? value_keep(entry->target) : describe_entry_object(world, frame->slots[SLOT_LOOP], entry);
    Value seconds = value_from_double(world, took);
    Value result = ABSENT;
    if (!value_is_absent(helper) && !value_is_absent(what)) {
        Value args[2] = { what, seconds };
        result = vm_tail_call(world, helper, args, 2, ABSENT);
    }
    value_drop(world, what);
    value_drop(world, seconds);
    return result;
}

// A handle has run: its end is reported and what it held goes. Gives ABSENT with nothing raised to go on, or a signal.
static Value finish_handle(World *world, Frame *frame, EventLoop *loop) {
    Value slow = ABSENT;
    if (__builtin_expect(world->host->sink.send != NULL || loop->debug, 0)) {
        Ready entry = held_entry(frame);
        ready_report(world, EVENT_HANDLE_END, &entry);
        if (loop->debug) slow = report_slow(world, frame, loop, &entry);
    }
    frame->state = NEXT;
    Value target = frame->slots[SLOT_TARGET], extra = frame->slots[SLOT_EXTRA];
    frame->slots[SLOT_TARGET] = frame->slots[SLOT_EXTRA] = ABSENT;
    value_drop(world, target);
    value_drop(world, extra);
    if (native_is_signal(slow)) {
        frame->state = FAILED;
        return slow;
    }
    value_drop(world, slow);
    return ABSENT;
}

static bool leaves_the_loop(World *world) {
    return raised_is(world, T_SYSTEM_EXIT) || raised_is(world, T_KEYBOARD_INTERRUPT);
}

// A callback raised: the loop's exception handler is told. Follows the except clauses of Handle._run. ABSENT: raised further.
static Value handle_failed(World *world, Frame *frame) {
    if (leaves_the_loop(world)) return ABSENT;
    Value error = raised_take(world);
    Ready entry = held_entry(frame);
    Value helper = helper_borrowed(world, HELPER_callback_failed);
    Value handle = value_is_absent(helper) ? ABSENT : describe_entry_object(world, frame->slots[SLOT_LOOP], &entry);
    Value result = ABSENT;
    if (!value_is_absent(handle)) {
        Value args[3] = { frame->slots[SLOT_LOOP], handle, error };
        frame->state = FAILED;
        result = vm_tail_call(world, helper, args, 3, ABSENT);
    }
    value_drop(world, handle);
    value_drop(world, error);
    return result;
}

static Value leave_context(World *world, Frame *frame) {
    Value before = frame->slots[SLOT_CONTEXT];
    frame->slots[SLOT_CONTEXT] = ABSENT;
    value_drop(world, context_leave(world, before));
    return NONE;
}

// Calls a callback in its context. A signal, or TRUE: it is done; ABSENT: it raised.
static Value run_callback(World *world, Frame *frame, Value callback, const Value *args, int nargs, Value context) {
    if (!context_enter(world, context, &frame->slots[SLOT_CONTEXT])) return ABSENT;
    frame->state = CALL;
    Value result = vm_tail_call(world, callback, args, nargs, ABSENT);
    if (native_is_signal(result)) return result;
    Value error = raised_take(world);
    leave_context(world, frame);
    raised_restore_take(world, error);
    bool failed = value_is_absent(result);
    value_drop(world, result);
    return failed ? ABSENT : TRUE;
}

static Value run_step(World *world, Frame *frame, Task *task, Value error_take) {
    Arrived arrived;
    Value result;
    frame->state = STEP;
    Value signal = step_begin_take(world, frame, task, error_take, &arrived, &result);
    if (!value_is(signal, TRUE)) {
        if (value_is_absent(signal)) {           // it could not be resumed: that ends the task
            EventLoop *loop = frame_loop(frame);
            if (loop->current != task) return ABSENT;
            return step_end_take(world, frame, task, ARRIVED_RAISE, ABSENT) ? TRUE : ABSENT;
        }
        return signal;
    }
    return step_end_take(world, frame, task, arrived, result) ? TRUE : ABSENT;
}

#define CROWD 1000           // so many handles and timers belong to more objects than the nearest cache holds

static inline bool is_stepping(const Ready *entry) { return entry->kind <= READY_WAKEUP; }

// Where there are many, what those about to run will touch is fetched into the cache meanwhile, one link further for
// each that has come nearer: the task or sleep, its coroutine or task, its innermost frame.
// (In line for sure: gcc takes a call of what only prefetches for one without effect.)
static inline __attribute__((always_inline)) void fetch_ahead(const EventLoop *loop) {
    const ReadyQueue *queue = &loop->ready;
    if (__builtin_expect(queue->count + timers_count(&loop->timers) < CROWD || queue->count <= 12, 1)) return;
    const Ready *far = ready_at(queue, 12), *nearer = ready_at(queue, 8), *near = ready_at(queue, 4);
    const char *object = (const char *)value_obj(far->target);
    __builtin_prefetch(object);
    __builtin_prefetch(object + 64);
    __builtin_prefetch(object + 128);
    if (is_stepping(nearer)) {
        const char *coro = (const char *)value_obj(value_task(nearer->target)->coro);
        __builtin_prefetch(coro);
        __builtin_prefetch(coro + 64);
    } else if (nearer->kind == READY_SLEEP) {
        const char *task = (const char *)value_obj(((Sleep *)value_obj(nearer->target))->task);
        __builtin_prefetch(task);
        __builtin_prefetch(task + 64);
    }
    Value coro = is_stepping(near) ? value_task(near->target)->coro : ABSENT;
    if (!value_is_kind(coro, T_COROUTINE)) return;
    const Generator *generator = value_generator(coro);
    const char *frame = (const char *)(generator->inner ? generator->inner : generator->frame);
    __builtin_prefetch(frame);
    __builtin_prefetch(frame + 64);
    __builtin_prefetch(frame + 112);
}

// Runs what is at the head of the ready queue. A signal; TRUE: done; ABSENT: raised.
static Value run_head(World *world, Frame *frame, EventLoop *loop) {
    Ready entry = ready_pop(&loop->ready);
    fetch_ahead(loop);
    loop->todo--;
    hold_entry(frame, entry);
    if (loop->debug) frame->slots[SLOT_BEGAN] = value_from_small(loop_state(world)->now);
    switch ((ReadyKind)entry.kind) {
    case READY_STEP: {
        frame->slots[SLOT_EXTRA] = ABSENT;
        return run_step(world, frame, value_task(entry.target), entry.extra);
    }
    case READY_WAKEUP: {
        Value error;
        loop->only_steps = false;
        if (!awaited_error(world, entry.extra, &error)) return ABSENT;
        return run_step(world, frame, value_task(entry.target), error);
    }
    case READY_SLEEP:
        loop->only_steps = false;
        return sleep_elapse(world, (Sleep *)value_obj(entry.target)) ? TRUE : ABSENT;
    case READY_CALLBACK: {
        loop->only_steps = false;
        if (gather_child_done(world, entry.target, entry.extra)) return value_drop(world, entry.context), TRUE;
        Value result = run_callback(world, frame, entry.target, &entry.extra, 1, entry.context);
        value_drop(world, entry.context);
        return result;
    }
    case READY_HANDLE: {
        loop->only_steps = false;
        Handle *handle = value_handle(entry.target);
        Value callback = value_keep(handle->callback), args = value_keep(handle->args);  // it may cancel its own handle
        Value result = run_callback(world, frame, callback, value_tuple(args)->items, (int)value_tuple(args)->size, handle->context);
        value_drop(world, callback);
        value_drop(world, args);
        return result;
    }
    }
    return ABSENT;
}

// The next entry of this iteration that is not cancelled; NULL: none is left.
static const Ready *next_entry(World *world, EventLoop *loop) {
    while (loop->todo) {
        const Ready *entry = ready_at(&loop->ready, 0);
        bool timed = entry->kind == READY_HANDLE || entry->kind == READY_SLEEP;
        bool cancelled = timed && timer_is_over(entry->target);
        if (!cancelled) return entry;
        Ready gone = ready_pop(&loop->ready);
        loop->todo--;
        ready_drop(world, &gone);
    }
    return NULL;
}

// ---- beginning and end ------------------------------------------------------------------------------------------------

// The iteration around a nested run has nothing more to run: what it had left ran within.
static void nested_run_ends(EventLoop *loop, Frame *frame) {
    Value outer = frame->slots[SLOT_OUTER];
    loop->current = value_is_absent(outer) ? NULL : value_task(outer);
    loop->todo = 0;
}

// What a nested run waits for is there.
static bool nested_run_is_over(const Frame *frame) {
    Value future = frame->slots[SLOT_NESTED];
    return value_is_future(future) && future_done(value_future(future));
}

// Follows BaseEventLoop._run_forever_cleanup.
static void loop_ends(World *world, EventLoop *loop, Frame *frame) {
    if (frame && is_nested(frame)) return nested_run_ends(loop, frame);
    loop->stopping = false;
    loop->thread = NULL;
    loop->todo = 0;
    loop->current = NULL;
    loop_set_running(world, ABSENT);
    value_replace_take(world, &world->thread->asyncgen_firstiter, loop->hooks[0]);
    value_replace_take(world, &world->thread->asyncgen_finalizer, loop->hooks[1]);
    loop->hooks[0] = loop->hooks[1] = ABSENT;
    report(world, EVENT_LOOP_END, loop->id, 0, 0, NULL);
}

static bool set_hook(World *world, Value loop, Value *hook, Value *before, const char *method) {
    Value name = str_intern_c(world, method);
    Value bound = value_is_absent(name) ? ABSENT : object_get_attribute(world, loop, name);
    value_drop(world, name);
    if (value_is_absent(bound)) return false;
    *before = *hook;
    *hook = bound;
    return true;
}

// Follows BaseEventLoop._run_forever_setup.
static bool loop_begins(World *world, Value self) {
    EventLoop *loop = value_loop(self);
    Thread *thread = world->thread;
    if (loop->closed) raise_error(world, T_RUNTIME_ERROR, "Event loop is closed");
    else if (loop->thread) raise_error(world, T_RUNTIME_ERROR, "This event loop is already running");
    else if (!value_is_absent(loop_running_borrowed(world)))
        raise_error(world, T_RUNTIME_ERROR, "Cannot run the event loop while another loop is running");
    else {
        if (!set_hook(world, self, &thread->asyncgen_firstiter, &loop->hooks[0], "_asyncgen_firstiter_hook")) return false;
        if (!set_hook(world, self, &thread->asyncgen_finalizer, &loop->hooks[1], "_asyncgen_finalizer_hook")) return false;
        loop->thread = thread;
        loop_set_running(world, self);
        report(world, EVENT_LOOP_BEGIN, loop->id, 0, 0, NULL);
        return true;
    }
    return false;
}

// An iteration has its first handle to run: it is counted now. True: the run stops here.
static bool begin_iteration(World *world, EventLoop *loop) {
    if (loop_state(world)->muted) return false;
    world->position++;
    report(world, EVENT_ITERATION, ++loop_state(world)->iterations, loop->todo, 0, NULL);
    return world_stops_here(world) && !world->native_depth;
}

// Finalizers that wait for a chance run between handles. A signal, or ABSENT: none is left.
static Value run_finalizers(World *world, Frame *frame) {
    while (!value_is_absent(world->pending)) {
        List *list = value_list(world->pending);
        if (!list->size) {
            value_replace_take(world, &world->pending, ABSENT);
            break;
        }
        Value callable = list_pop(world, list, 0);
        frame->state = FINALIZE;
        Value result = vm_tail_call(world, callable, NULL, 0, ABSENT);
        if (native_is_signal(result)) {
            frame->slots[SLOT_EXTRA] = callable;
            return result;
        }
        if (value_is_absent(result)) unraisable(world, callable);
        value_drop(world, result);
        value_drop(world, callable);
    }
    return ABSENT;
}

// ---- the frame --------------------------------------------------------------------------------------------------------

// What arrived from above is dealt with; false: raised out of the loop.
static bool take_in(World *world, Frame *frame, Arrived arrived, Value result, Value *signal) {
    EventLoop *loop = frame_loop(frame);
    *signal = ABSENT;
    switch ((LoopPhase)frame->state) {
    case STEP:
        if (step_end_take(world, frame, value_task(frame->slots[SLOT_TARGET]), arrived, result)) {
            *signal = finish_handle(world, frame, loop);
            return value_is_absent(world->raised);
        }
        break;
    case CALL: {
        Value error = raised_take(world);
        leave_context(world, frame);
        raised_restore_take(world, error);
        value_drop(world, result);
        if (arrived != ARRIVED_RAISE) {
            *signal = finish_handle(world, frame, loop);
            return value_is_absent(world->raised);
        }
        break;
    }
    case FAILED:
        value_drop(world, result);
        if (arrived == ARRIVED_RAISE) {
            if (leaves_the_loop(world)) return false;
            raised_clear(world);
        }
        *signal = value_is_absent(frame->slots[SLOT_TARGET]) ? ABSENT : finish_handle(world, frame, loop);
        if (!native_is_signal(*signal)) frame->state = NEXT;
        return value_is_absent(world->raised);
    case FINALIZE:
        value_drop(world, result);
        if (arrived == ARRIVED_RAISE) unraisable(world, frame->slots[SLOT_EXTRA]);
        value_replace_take(world, &frame->slots[SLOT_EXTRA], ABSENT);
        frame->state = NEXT;
        return true;
    case WAITED:
        value_drop(world, result);
        return arrived != ARRIVED_RAISE;        // SystemExit of a deadlock
    default:
        return true;
    }
    *signal = handle_failed(world, frame);
    if (native_is_signal(*signal)) return true;
    if (value_is_absent(*signal) && !value_is_absent(world->raised)) return false;
    value_drop(world, *signal);
    *signal = finish_handle(world, frame, loop);
    return value_is_absent(world->raised);
}

// What a handle gave that was not pushed. A signal to give on, ABSENT to go on; raised: out of the loop.
static Value settle(World *world, Frame *frame, EventLoop *loop, Value outcome) {
    if (native_is_signal(outcome)) return outcome;
    if (value_is_absent(outcome)) {
        Value handled = handle_failed(world, frame);
        if (native_is_signal(handled)) return handled;
        if (value_is_absent(handled) && !value_is_absent(world->raised)) return ABSENT;
        value_drop(world, handled);
    }
    return finish_handle(world, frame, loop);
}

#define GIVE_UNLESS_ABSENT(expression)                                                                                \
    do {                                                                                                              \
        Value given = (expression);                                                                                   \
        if (!value_is_absent(given)) return given;                                                                    \
        if (!value_is_absent(world->raised)) goto raised;                                                             \
    } while (0)

// Follows BaseEventLoop.run_forever and _run_once.
static Value loop_resume(World *world, Frame *frame, Arrived arrived, Value result) {
    EventLoop *loop = frame_loop(frame);
    Value signal;
    if (!take_in(world, frame, arrived, result, &signal)) goto raised;
    if (!value_is_absent(signal)) return signal;
    for (;;) {
        switch ((LoopPhase)frame->state) {
        case PREPARE:
            if (is_nested(frame) && nested_run_is_over(frame)) return nested_run_ends(loop, frame), NONE;
            if (loop->timers.cancelled) drop_cancelled(world, loop);
            frame->state = MOVED;
            if (spin_moves_clock(world, loop)) return AGAIN;
            GIVE_UNLESS_ABSENT(wait_for_something(world, frame, loop));
            break;
        case WAITED:
        case MOVED:
            if (!take_arrivals(world, loop) || !fire_timers(world, loop)) goto raised;
            loop->todo = loop->ready.count;
            loop->only_steps = true;
            frame->slots[SLOT_BEGAN] = value_from_small(loop_state(world)->now);
            frame->state = next_entry(world, loop) ? ITERATION : NEXT;
            if (frame->state == ITERATION && begin_iteration(world, loop)) return AGAIN;
            break;
        case ITERATION:
        case NEXT:
            if (__builtin_expect(!value_is_absent(world->pending), 0)) GIVE_UNLESS_ABSENT(run_finalizers(world, frame));
            const Ready *entry = next_entry(world, loop);
            if (!entry) {
                bool spun = loop->only_steps && loop_state(world)->now == loop->began;
                loop->spins = spun ? loop->spins + 1 : 0;
                if (loop->stopping) {
                    loop_ends(world, loop, frame);
                    return NONE;
                }
                loop->began = loop_state(world)->now;
                frame->state = PREPARE;
                break;
            }
            frame->state = HANDLE;
            if (begin_handle(world, entry)) return AGAIN;
            // fall through
        case HANDLE:
            GIVE_UNLESS_ABSENT(settle(world, frame, loop, run_head(world, frame, loop)));
            break;
        case STEP: case CALL: case FAILED: case FINALIZE:
            frame->state = NEXT;
            break;
        }
    }
raised: {
        Value error = raised_take(world);
        loop_ends(world, loop, frame);
        raised_restore_take(world, error);
        return ABSENT;
    }
}

Value loop_run_forever(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (!loop_begins(world, self)) return ABSENT;
    Frame *frame = frame_push_native(world, loop_resume, SLOT_COUNT, "event loop");
    if (frame) frame->flags = FRAME_DRIVES;
    if (!frame) {
        Value error = raised_take(world);
        loop_ends(world, value_loop(self), NULL);
        raised_restore_take(world, error);
        return ABSENT;
    }
    frame->slots[SLOT_LOOP] = value_keep(self);
    value_loop(self)->began = loop_state(world)->now;
    return PUSHED;
}

// Follows nest_asyncio: run_until_complete() of a loop that runs already, or run_forever() with None.
Value loop_run_nested(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    EventLoop *loop = value_loop(self);
    if (loop->thread != world->thread) return raise_error(world, T_RUNTIME_ERROR, "this event loop runs in another thread");
    Frame *frame = frame_push_native(world, loop_resume, SLOT_COUNT, "event loop");
    if (!frame) return ABSENT;
    frame->flags = FRAME_DRIVES;
    frame->slots[SLOT_LOOP] = value_keep(self);
    frame->slots[SLOT_NESTED] = value_keep(args[0]);
    frame->slots[SLOT_OUTER] = loop->current ? value_keep(value_from_obj(loop->current)) : ABSENT;
    loop->current = NULL;
    loop->todo = 0;
    loop->began = loop_state(world)->now;
    return PUSHED;
}

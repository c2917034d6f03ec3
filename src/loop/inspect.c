#include "loop/inspect.h"

#include <stdio.h>
#include <string.h>

#include "loop/describe.h"
#include "loop/sleep.h"
#include "loop/workers.h"
#include "vm/dict.h"
#include "vm/number.h"
#include "vm/sequence.h"
#include "vm/str.h"

const EventLoop *inspect_loop(World *world) { return loop_state(world)->loop; }

// ---- The queues -------------------------------------------------------------------------------------------

static const Task *sleeper(const Sleep *sleep) {
    return value_is_kind(sleep->task, T_TASK) ? value_task(sleep->task) : NULL;
}

uint32_t inspect_ready_count(World *world) {
    const EventLoop *loop = inspect_loop(world);
    return loop ? loop->ready.count : 0;
}

InspectedEntry inspect_ready(World *world, uint32_t index) {
    const Ready *entry = ready_at(&inspect_loop(world)->ready, index);
    InspectedEntry found = {.label = ready_label(world, entry), .handle = entry->id, .entry = entry};
    if (entry->kind == READY_STEP || entry->kind == READY_WAKEUP) found.task = value_task(entry->target);
    else if (entry->kind == READY_SLEEP) found.task = sleeper((const Sleep *)value_obj(entry->target));
    return found;
}

static bool is_before(const InspectedTimer *a, const InspectedTimer *b) {
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

// Keeps the earliest `room` of them in order.
static void keep_earliest(InspectedTimer *timers, uint32_t *count, uint32_t room, InspectedTimer timer) {
    if (room == 0 || (*count == room && !is_before(&timer, &timers[room - 1]))) return;
    uint32_t at = *count < room ? (*count)++ : room - 1;
    for (; at > 0 && is_before(&timer, &timers[at - 1]); at--) timers[at] = timers[at - 1];
    timers[at] = timer;
}

// False: it is cancelled or of no use any more.
static bool describe_timer(World *world, const Timer *timer, InspectedTimer *out) {
    *out = (InspectedTimer){.when = timer->when, .order = timer->order, .label = LABEL_SET_RESULT};
    if (value_is_kind(timer->target, T_SLEEP)) {
        const Sleep *sleep = (const Sleep *)value_obj(timer->target);
        out->task = sleeper(sleep);
        return !sleep_is_over(sleep);
    }
    const Handle *handle = value_handle(timer->target);
    out->callback = handle->callback;
    if (handle->cancelled) return false;
    out->label = describe_label(world, handle->callback);
    return true;
}

uint32_t inspect_timers(World *world, InspectedTimer *timers, uint32_t room) {
    const EventLoop *loop = inspect_loop(world);
    uint32_t live = 0, kept = 0, at = 0;
    const Timer *timer;
    while (loop && (timer = timers_next(&loop->timers, &at))) {
        InspectedTimer found;
        if (!describe_timer(world, timer, &found)) continue;
        live++;
        keep_earliest(timers, &kept, room, found);
    }
    return live;
}

// ---- Workers ----------------------------------------------------------------------------------------------

const Thread *inspect_next_worker(World *world, const Thread *after) {
    const Thread *thread = after ? after->next : world->threads;
    while (thread && (thread == world->main_thread || thread->state == THREAD_ENDED)) thread = thread->next;
    return thread;
}

const char *inspect_blocked_in(const Thread *worker, int64_t *until) {
    *until = worker->wake_at;
    if (worker->state != THREAD_BLOCKED || !value_is_kind(worker->object, T_THREAD_HANDLE)) return "";
    Value text = thread_object(worker)->blocked_in;
    return value_is_str(text) ? value_str(text)->text : "";
}

// ---- Tasks ------------------------------------------------------------------------------------------------

const Task *inspect_next_task(World *world, const Task *after) {
    const Task *task = after ? after->next : loop_state(world)->first_task;
    while (task && (task->future.hidden || future_done(&task->future))) task = task->next;
    return task;
}

const Task *inspect_find_task(World *world, uint32_t id) {
    const Task *task = NULL;
    while (id && (task = inspect_next_task(world, task)) && task->future.id != id) continue;
    return task;
}

static bool is_running(const Task *task) {
    const Value loop = task->future.loop;
    return value_is_kind(loop, T_EVENT_LOOP) && value_loop(loop)->current == task;
}

// Is what it awaits already there, so that its wakeup is on the way?
static bool is_woken(const Task *task) {
    if (value_is_kind(task->waiter, T_SLEEP)) {
        const Sleep *sleep = (const Sleep *)value_obj(task->waiter);
        bool looked_at = !value_is_absent(sleep->future);
        return looked_at ? future_done(value_future(sleep->future)) : sleep->state > SLEEP_WAITING;
    }
    return value_is_future(task->waiter) && future_done(value_future(task->waiter));
}

TaskPlace inspect_place(const Task *task) {
    if (future_done(&task->future)) return TASK_DONE;
    if (is_running(task)) return TASK_RUNNING;
    return value_is_absent(task->waiter) || is_woken(task) ? TASK_READY : TASK_WAITING;
}

bool inspect_sleeps(const Task *task) { return value_is_kind(task->waiter, T_SLEEP); }

void inspect_add_name(const Task *task, Buf *out) {
    if (value_is_str(task->name)) buf_add(out, value_str(task->name)->text, value_str(task->name)->size);
    else buf_add_format(out, "Task-%u", (unsigned)task->number);
}

void inspect_add_callback(World *world, Value callback, Buf *out) {
    if (!value_is_absent(callback)) describe_name_to(world, callback, out);
}

// An attribute that stands in the future's own __dict__; ABSENT: none.
static Value own_attribute(const Future *future, const char *name) {
    uint32_t at = 0;
    Value key, value;
    while (future->dict && dict_next(future->dict, &at, &key, &value))
        if (str_is_c(key, name)) return value;
    return ABSENT;
}

static void add_gather(const Future *future, Buf *out) {
    Value children = own_attribute(future, "_children");
    uint32_t done = 0, count = value_is_kind(children, T_LIST) ? (uint32_t)value_list(children)->size : 0;
    for (uint32_t i = 0; i < count; i++) {
        Value child = value_list(children)->items[i];
        done += value_is_future(child) && future_done(value_future(child));
    }
    buf_add_format(out, "gather %u/%u", (unsigned)done, (unsigned)count);
}

static void add_delay(const Sleep *sleep, Buf *out) {
    char text[40] = "...";
    if (value_is_float(sleep->delay)) text[double_repr(value_float(sleep->delay), text)] = 0;
    else if (value_is_small(sleep->delay)) snprintf(text, sizeof text, "%lld", (long long)value_small(sleep->delay));
    buf_add_format(out, "sleep(%s)", text);
}

void inspect_add_wait(World *world, const Task *task, Buf *out) {
    const Future *future = value_is_future(task->waiter) ? value_future(task->waiter) : NULL;
    if (value_is_absent(task->waiter)) buf_add_text(out, "nothing");
    else if (value_is_kind(task->waiter, T_TASK)) inspect_add_name(value_task(task->waiter), out);
    else if (value_is_kind(task->waiter, T_SLEEP)) add_delay((const Sleep *)value_obj(task->waiter), out);
    else if (future && future->awaits == AWAIT_GATHER) add_gather(future, out);
    else describe_wait_to(world, (Task *)task, out);
}

void inspect_chain(World *world, const Task *task, bool (*each)(void *context, const Frame *frame), void *context) {
    Value driver = task_driver_borrowed(task);
    if (!value_is_kind(driver, T_COROUTINE) && !value_is_kind(driver, T_GENERATOR)) return;
    const Generator *root = value_generator(driver);
    const Frame *frame = is_running(task) ? world->thread->frame : root->inner ? root->inner : root->frame;
    for (; frame; frame = frame->back)
        if (!each(context, frame) || frame == root->frame) return;
}

#include "loop/intervene.h"

#include <string.h>

#include "loop/clock.h"
#include "loop/delays.h"
#include "loop/describe.h"
#include "loop/inspect.h"
#include "loop/sleep.h"
#include "vm/exception.h"
#include "vm/raise.h"

// ---- Who --------------------------------------------------------------------------------------------------

bool intervene_means(const char *name, const char *label, const char *what) {
    size_t size = strlen(what);
    if (strcmp(name, what) == 0 || strcmp(label, what) == 0) return true;
    if (size && strncmp(label, what, size) == 0 && label[size] == '(') return true;
    for (const char *quote = label; size && (quote = strpbrk(quote, "\"'")); quote++)
        if (strncmp(quote + 1, what, size) == 0 && quote[1 + size] == *quote) return true;
    return false;
}

static Task *find_task(World *world, const char *who) {
    const Task *task = NULL;
    bool meant = false;
    while (!meant && (task = inspect_next_task(world, task))) {
        Buf name = BUF_INIT, label = BUF_INIT;
        inspect_add_name(task, &name);
        describe_call_to(world, task->coro, &label);
        meant = intervene_means(buf_text(&name), buf_text(&label), who);
        buf_free(&name);
        buf_free(&label);
    }
    return (Task *)task;
}

static Task *must_find_task(World *world, const char *who, Buf *problem) {
    Task *task = find_task(world, who);
    if (!task) buf_add_format(problem, "no task '%s' is alive; 'info tasks' shows all", who);
    return task;
}

static bool say_raised(World *world, Buf *problem) {
    Value error = raised_take(world);
    exception_summary(world, error, problem);
    value_drop(world, error);
    return false;
}

// ---- What -------------------------------------------------------------------------------------------------

bool intervene_cancel(World *world, const char *who, Buf *problem) {
    Task *task = must_find_task(world, who, problem);
    if (!task) return false;
    return task_cancel(world, task, NONE) >= 0 || say_raised(world, problem);
}

// ---- fail -------------------------------------------------------------------------------------------------

static bool refuse_task(const Task *task, const char *why, Buf *problem) {
    inspect_add_name(task, problem);
    buf_add_format(problem, " %s", why);
    return false;
}

// A future of the task's loop that has failed with the exception. Nobody else knows of it. ABSENT: raised.
static Value failed_future(World *world, const Task *task, Value exception) {
    Value failed = future_new(world, task->future.loop);
    if (value_is_absent(failed) || future_set_exception(world, value_future(failed), exception)) return failed;
    value_drop(world, failed);
    return ABSENT;
}

// Its step or wakeup in the ready queue; NULL: none of ours.
static Ready *find_ready(const EventLoop *loop, const Task *task) {
    for (uint32_t i = 0; i < loop->ready.count; i++) {
        Ready *entry = ready_at(&loop->ready, i);
        bool steps = entry->kind == READY_STEP || entry->kind == READY_WAKEUP;
        if (steps && value_is(entry->target, value_from_obj(task))) return entry;
    }
    return NULL;
}

// A step throws what it has; a wakeup takes what it gets from the future that was awaited.
static bool fail_ready(World *world, Task *task, Ready *entry, Value exception) {
    bool wakeup = entry->kind == READY_WAKEUP;
    Value extra = wakeup ? failed_future(world, task, exception) : future_exception_instance(world, exception);
    if (value_is_absent(extra)) return false;
    value_replace_take(world, &entry->extra, extra);
    if (wakeup) value_replace_take(world, &task->waiter, value_keep(extra));
    return true;
}

// What it awaits goes on without it: others may await that, too. False: raised.
static bool stop_awaiting(World *world, Task *task) {
    Value self = value_from_obj(task);
    if (!value_is_kind(task->waiter, T_SLEEP))
        return future_remove_callback(world, value_future(task->waiter), self) >= 0;
    Sleep *sleep = (Sleep *)value_obj(task->waiter);
    if (!value_is_absent(sleep->future)) return future_remove_callback(world, value_future(sleep->future), self) >= 0;
    value_replace_take(world, &sleep->task, ABSENT);
    return true;
}

static bool fail_waiting(World *world, Task *task, Value exception) {
    Value failed = failed_future(world, task, exception);
    if (value_is_absent(failed) || !stop_awaiting(world, task)) return value_drop(world, failed), false;
    value_replace_take(world, &task->waiter, failed);
    return loop_call_wakeup(world, task, failed);
}

static bool can_fail(const Task *task, Buf *problem) {
    TaskPlace place = inspect_place(task);
    if (!loop_of(task->future.loop)) return refuse_task(task, "belongs to a loop of the program's own", problem);
    if (place == TASK_RUNNING) return refuse_task(task, "runs now and waits for nothing; go to where it does", problem);
    if (task->future.must_cancel) return refuse_task(task, "is about to be cancelled; that comes first", problem);
    bool known = value_is_kind(task->waiter, T_SLEEP) || value_is_future(task->waiter);
    if (place == TASK_WAITING && !known) return refuse_task(task, "waits for an object that is no Future", problem);
    if (place == TASK_READY && !find_ready(loop_of(task->future.loop), task))
        return refuse_task(task, "has its next step scheduled by code of the program", problem);
    return true;
}

bool intervene_fail(World *world, const char *who, Value exception, Buf *problem) {
    Task *task = must_find_task(world, who, problem);
    if (!task || !can_fail(task, problem)) return false;
    Value instance = future_exception_instance(world, exception);
    if (value_is_absent(instance)) return say_raised(world, problem);
    Ready *entry = find_ready(loop_of(task->future.loop), task);
    bool done = entry ? fail_ready(world, task, entry, instance) : fail_waiting(world, task, instance);
    value_drop(world, instance);
    return done || say_raised(world, problem);
}

// ---- delay ------------------------------------------------------------------------------------------------

// The sleep that it is in; NULL: none, or it is over already.
static Sleep *sleep_of(const Task *task) {
    Sleep *sleep = value_is_kind(task->waiter, T_SLEEP) ? (Sleep *)value_obj(task->waiter) : NULL;
    return sleep && sleep->state == SLEEP_WAITING ? sleep : NULL;
}

static bool delay_now(World *world, Task *task, Sleep *sleep, int64_t delay, Buf *problem) {
    int64_t lasted = loop_state(world)->now - sleep->began;
    if (lasted > delay) {
        inspect_add_name(task, problem);
        buf_add_format(problem, " has slept for %.3f s already; go back to have it sleep less", clock_seconds(lasted));
        return false;
    }
    if (!value_is_kind(task->future.loop, T_EVENT_LOOP)) return refuse_task(task, "belongs to a loop of the program's own", problem);
    int changed = sleep_change(world, value_loop(task->future.loop), sleep, delay);
    if (changed < 0) return say_raised(world, problem);
    if (!changed) return refuse_task(task, "has slept: its timer has fired; go back to before that", problem);
    describe_waiting(world, task);
    return true;
}

static void note_later(const Task *task, const char *who, Buf *note) {
    if (delays_is_url(who)) buf_add_text(note, "requests to it that begin from now on take so long");
    else if (task) refuse_task(task, "is in no sleep now: its next one is delayed", note);
    else buf_add_format(note, "no task '%s' is alive: the next sleep of the first one that is made is delayed", who);
}

bool intervene_delay(World *world, const char *who, int64_t delay, Buf *problem) {
    if (delay < 0) return buf_add_text(problem, "a delay cannot be negative"), false;
    Task *task = find_task(world, who);
    Sleep *sleep = task ? sleep_of(task) : NULL;
    if (sleep) return delay_now(world, task, sleep, delay, problem);
    if (delays_is_url(who)) task = NULL;
    if (!delays_add(world, who, task ? task->future.id : 0, delay)) return say_raised(world, problem);
    note_later(task, who, problem);
    return true;
}

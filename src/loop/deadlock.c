#include "loop/deadlock.h"

#include <string.h>

#include "loop/describe.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "vm/exception.h"
#include "vm/object.h"
#include "vm/sequence.h"

#define TASKS_SHOWN 20
#define CYCLE_MAX 64

static void add_name(World *world, Task *task, Buf *out) {
    Value name = task_name(world, task);
    if (!value_is_absent(name)) buf_add_text(out, value_str(name)->text);
    value_drop(world, name);
}

// The task that `task` waits for, directly or as a child of a gather; NULL: none.
static Task *waits_for(World *world, Task *task) {
    Value waiter = task->waiter;
    if (value_is_kind(waiter, T_TASK)) return future_done(value_future(waiter)) ? NULL : value_task(waiter);
    if (!value_is_future(waiter)) return NULL;
    // A future that a gather or shield made: who is called back by whom shows which child is still missing.
    for (Task *other = task_next_alive(world, NULL, ABSENT); other; other = task_next_alive(world, other, ABSENT)) {
        const FutureCallback *callback;
        for (uint32_t i = 0; other != task && (callback = future_callback_at(&other->future, i)); i++) {
            if (!value_is_kind(callback->function, T_FUNCTION)) continue;
            Value closure = value_function(callback->function)->closure;
            for (uint32_t c = 0; value_is_kind(closure, T_TUPLE) && c < value_tuple(closure)->size; c++) {
                if (value_is(((Cell *)value_obj(value_tuple(closure)->items[c]))->value, waiter)) return other;
            }
        }
    }
    return NULL;
}

// Follows who waits for whom from `task`; if that comes back to it, the cycle is shown.
static bool add_cycle(World *world, Task *task, Buf *out) {
    Task *path[CYCLE_MAX];
    int length = 0;
    for (Task *at = task; at && length < CYCLE_MAX; at = waits_for(world, at)) {
        if (length && at == task) {
            buf_add_text(out, "loopchef:   a cycle: ");
            for (int i = 0; i < length; i++) {
                add_name(world, path[i], out);
                buf_add_text(out, " -> ");
            }
            add_name(world, task, out);
            buf_add_text(out, "\n");
            return true;
        }
        path[length++] = at;
    }
    return false;
}

static void add_tasks(World *world, Buf *out) {
    int shown = 0, more = 0;
    for (Task *task = task_next_alive(world, NULL, ABSENT); task; task = task_next_alive(world, task, ABSENT)) {
        if (value_is_absent(task->waiter) || task->future.hidden) continue;
        if (shown++ >= TASKS_SHOWN) {
            more++;
            continue;
        }
        buf_add_text(out, "loopchef:   ");
        add_name(world, task, out);
        buf_add_text(out, " ");
        describe_call_to(world, task->coro, out);
        buf_add_text(out, " waits for ");
        describe_wait_to(world, task, out);
        buf_add_text(out, "\n");
    }
    if (more) buf_add_format(out, "loopchef:   and %d more\n", more);
    for (Task *task = task_next_alive(world, NULL, ABSENT); task; task = task_next_alive(world, task, ABSENT)) {
        if (add_cycle(world, task, out)) return;
    }
}

static void add_threads(World *world, Buf *out) {
    for (const Thread *thread = world->threads; thread; thread = thread->next) {
        if (!thread->waits_for || ((Obj *)thread->waits_for)->kind == T_EVENT_LOOP) continue;
        const Frame *frame = frame_innermost_visible(thread);
        if (!frame) continue;
        buf_add_format(out, "loopchef:   thread %u waits for ", thread->id);
        describe_library_call_to(world, thread->frame, out);
        buf_add_format(out, ", line %u\n", frame->line);
    }
}

// Is nothing waited for but further visitors: run_forever() that no run_until_complete() stands behind?
static bool merely_serves(World *world) {
    const EventLoop *loop = loop_state(world)->loop;
    return loop && loop->serves;
}

void deadlock_raise(World *world) {
    Buf text = BUF_INIT;
    bool serves = merely_serves(world);
    if (serves) {
        buf_add_text(&text, "loopchef: nothing more will happen\n");
    } else {
        buf_add_text(&text, "loopchef: deadlock: nothing is ready and no timer is set\n");
        add_tasks(world, &text);
        add_threads(world, &text);
        loop_state(world)->deadlocked = true;
    }
    world_write(world, 2, buf_text(&text), text.size);
    report(world, EVENT_DEADLOCK, serves, 0, 0, buf_text(&text));
    buf_free(&text);
    raise_with_take(world, T_SYSTEM_EXIT, value_from_small(serves ? 0 : 4));
}

#include "loop/intervene.h"

#include <string.h>

#include "loop/describe.h"
#include "loop/inspect.h"
#include "loop/sleep.h"
#include "vm/raise.h"
#include "vm/exception.h"

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

bool intervene_fail(World *world, const char *who, Value exception, Buf *problem) {
    (void)exception;
    if (must_find_task(world, who, problem)) buf_add_text(problem, "not yet");
    return false;
}

bool intervene_delay(World *world, const char *who, int64_t delay, Buf *problem) {
    (void)delay;
    if (must_find_task(world, who, problem)) buf_add_text(problem, "not yet");
    return false;
}

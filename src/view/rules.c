// rules.c - the rule behind what happened last, in one sentence: what holds for every program.
#include "loop/inspect.h"
#include "view/explain.h"

static const char *rule_of_task(const Cause *cause) {
    switch (cause ? (CauseKind)cause->kind : CAUSE_UNKNOWN) {
        case CAUSE_CREATED: return "making a task only puts it in the ready queue; it begins when the loop gets to it, never at once.";
        case CAUSE_YIELD: return "sleep(0) lets everything else that is ready run once before the task goes on.";
        case CAUSE_CANCEL: return "cancel() stops nothing by itself: CancelledError is raised at the task's await when it next runs.";
        default: return "a task that awaits gives the loop away; it goes on when what it awaits is done and the loop gets to it in the ready queue.";
    }
}

static const char *rule_of_handle(Session *session, const Event *news) {
    if (label_is_of_task(news->a)) return rule_of_task(watch_cause(session_watch(session), (uint32_t)news->c));
    switch ((HandleLabel)news->a) {
        case LABEL_SET_RESULT: return "a timer does not run a task: it ends what the task waits for, and the task runs an iteration later.";
        case LABEL_STOP: return "asyncio.run() turns the loop until its main task is done, and no longer.";
        case LABEL_EXECUTOR: return "a thread never touches the loop: it leaves its result in the ready queue, for the loop to find.";
        case LABEL_TIMEOUT: return "a timeout is a timer that cancels the task; it can strike only where the task awaits.";
        default: return "what is done tells those who asked by handles of their own: they run in the next iteration, not at once.";
    }
}

static const char *rule_of_clock(const Event *news) {
    if (news->b == CLOCK_IDLE) return "when nothing is ready, the loop sleeps until the earliest timer; all that wait, wait at the same time.";
    return "only an await gives way: while a task computes or blocks, nothing else can run.";
}

static const char *rule_without_news(Session *session) {
    if (!inspect_loop(session_world(session))) return "outside of a loop this is ordinary Python, one line after the other.";
    return "between two awaits a task has the loop to itself: nothing else runs in between.";
}

void explain_rule(Session *session, Buf *out) {
    const Event *news = watch_news(session_watch(session), session_world(session)->steps);
    const char *rule;
    switch (news ? (EventKind)news->kind : EVENT_RUN_BEGIN) {
        case EVENT_HANDLE_BEGIN: rule = rule_of_handle(session, news); break;
        case EVENT_CLOCK: rule = rule_of_clock(news); break;
        case EVENT_BLOCK_END: rule = "only an await gives way: a blocking call holds the loop, and every task with it."; break;
        case EVENT_ITERATION: rule = "the loop goes round: each iteration takes the handles that are ready, in order, once."; break;
        case EVENT_TASK_CREATED: rule = "making a task only puts it in the ready queue; it begins when the loop gets to it, never at once."; break;
        case EVENT_TASK_CANCEL: rule = "cancel() stops nothing by itself: CancelledError is raised at the task's await when it next runs."; break;
        case EVENT_TASK_WAITS: rule = "an await of something that is not done gives the loop to the next handle that is ready."; break;
        case EVENT_TASK_DONE: rule = "when a task ends, those who await it are put in the ready queue; they run in a later turn."; break;
        case EVENT_DEADLOCK: rule = "what waits is woken only by a timer, by another task, or from outside; when none of these is left, nothing moves."; break;
        default: rule = rule_without_news(session); break;
    }
    buf_add_text(out, rule);
}

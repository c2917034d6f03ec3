#include "view/explain.h"

#include "loop/inspect.h"
#include "view/timeline_parts.h"

static const char *const labels[] = {
    [LABEL_STEP] = "step", [LABEL_WAKEUP] = "wakeup", [LABEL_SET_RESULT] = "set_result", [LABEL_STOP] = "stop",
    [LABEL_GATHER] = "gather", [LABEL_TASKGROUP] = "taskgroup", [LABEL_WAIT] = "wait", [LABEL_TIMEOUT] = "timeout",
    [LABEL_SHIELD] = "shield", [LABEL_AS_COMPLETED] = "as_completed", [LABEL_EXECUTOR] = "executor",
    [LABEL_CALLBACK] = "callback",
};

const char *explain_label(HandleLabel label) { return labels[label]; }


void explain_add_task(Session *session, uint32_t task, Buf *out) {
    const char *name = names_get(&session_watch(session)->tables[WATCH_NAMES], task);
    if (*name) buf_add_text(out, name);
    else buf_add_format(out, "task %u", (unsigned)task);
}

// A sentence with %t for a task's name, %T for a second one's, %c for a time, %n for now, %l for " (line 12)", %s for
// a text.
typedef struct Parts {
    uint32_t task, other;
    int64_t time;
    uint32_t line;
    const char *text;
} Parts;

static void add_part(Session *session, char what, const Parts *parts, Buf *out) {
    switch (what) {
        case 't': explain_add_task(session, parts->task, out); break;
        case 'T': explain_add_task(session, parts->other, out); break;
        case 'c': add_time(out, parts->time); break;
        case 'n': add_time(out, machine_time(session_world(session))); break;
        case 'l': if (parts->line) buf_add_format(out, " (line %u)", (unsigned)parts->line); break;
        case 's': buf_add_text(out, parts->text ? parts->text : ""); break;
        default: buf_add_byte(out, what); break;
    }
}

static void add_sentence(Session *session, const char *pattern, Parts parts, Buf *out) {
    for (; *pattern; pattern++) {
        if (*pattern != '%') buf_add_byte(out, *pattern);
        else add_part(session, *++pattern, &parts, out);
    }
}

// ---- Why a handle is ready --------------------------------------------------------------------------------

static const char *why_a_task(const Cause *cause) {
    switch ((CauseKind)cause->kind) {
        case CAUSE_CREATED:
            return cause->task ? "%T made %t%l: that only put its first step in the ready queue."
                               : "%t was made: that put its first step in the ready queue.";
        case CAUSE_YIELD: return "%t had given way with sleep(0), which put it at the end of the ready queue.";
        case CAUSE_SLEPT:
            return "The timer set at %c fired: it gave %t's future its result, and that put %t back in the "
                   "ready queue.";
        case CAUSE_DONE: return "%T ended, and that put %t, which awaited it, in the ready queue.";
        case CAUSE_CANCEL:
            return cause->task ? "%T asked for the cancellation of %t%l: it runs once more, to get CancelledError."
                               : "%t is being cancelled: it runs once more, to get CancelledError.";
        case CAUSE_CALLBACK:
            return cause->label == LABEL_GATHER
                       ? "The last of what gather() waited for is done: that put %t back in the ready queue."
                   : cause->label == LABEL_TIMEOUT
                       ? "The timeout has struck: it cancelled what %t waited for."
                       : "The callback '%s' ended what %t waited for: that put it back in the ready queue.";
        case CAUSE_THREAD: return "A worker thread's result has come: that put %t back in the ready queue.";
        case CAUSE_CODE:
            return cause->task ? "%T%l did what %t waited for: that put it back in the ready queue."
                               : "What %t waited for has come: that put it back in the ready queue.";
        default: return "";
    }
}

static const char *why_a_callback(HandleLabel label, const Cause *cause) {
    if (label == LABEL_SET_RESULT)
        return "The timer set at %c is due: it gives the future its result; who sleeps runs in the next iteration.";
    if (label == LABEL_STOP) return "What asyncio.run() waited for is done: the loop stops after this iteration.";
    if (label == LABEL_EXECUTOR) return "A worker thread has ended its job: the loop takes over its result.";
    if (cause->kind == CAUSE_TIMER) return "The timer set at %c is due: its callback '%s' runs.";
    if (cause->kind == CAUSE_DONE) return "%T ended, and '%s' had asked to be told.";
    return "The callback '%s' was put in the ready queue at %c%l.";
}

void explain_handle(Session *session, HandleLabel label, uint32_t subject, uint32_t handle, Buf *out) {
    const Cause *cause = watch_cause(session_watch(session), handle);
    if (!cause) return;
    bool of_task = label_is_of_task(label), timed = cause->since >= 0;
    Parts parts = {
        .task = subject, .other = cause->task, .line = cause->line, .time = timed ? cause->since : cause->time,
        .text = of_task ? labels[cause->label] : labels[label],
    };
    add_sentence(session, of_task ? why_a_task(cause) : why_a_callback(label, cause), parts, out);
}

// ---- What happened last -----------------------------------------------------------------------------------

static const char *about_the_clock(const Event *news) {
    switch ((ClockReason)news->b) {
        case CLOCK_IDLE: return "Nothing was ready, so the clock moved from %c to %n, when the next timer is due.";
        case CLOCK_COMPUTED:
            return "Computing takes time: the clock moved from %c to %n, and nothing else ran meanwhile.";
        case CLOCK_SPUN:
            return "The program went round without progress: the clock moved from %c to %n, as if it had computed.";
        default: return "The clock moved from %c to %n.";
    }
}

static void about_an_iteration(const Event *news, Buf *out) {
    buf_add_format(out, "Iteration %lld begins: it runs the %lld %s now; what they schedule waits for the next one.",
                   (long long)news->a, (long long)news->b,
                   news->b == 1 ? "handle that is ready" : "handles that are ready");
}

static const char *about_an_end(const Event *news) {
    return news->b == 0 ? "%t has returned." : news->b == 1 ? "%t has raised %s." : "%t was cancelled.";
}

static void about_nothing(Session *session, Buf *out) {
    const Event *handle = &session_watch(session)->handle;
    if (handle->kind != EVENT_HANDLE_BEGIN || !label_is_of_task(handle->a)) return;
    add_sentence(session, "%t goes on: no other task can run before it awaits.", (Parts){.task = (uint32_t)handle->b},
                 out);
}

static bool loop_runs(Session *session) { return inspect_loop(session_world(session)) != NULL; }

void explain_stop(Session *session, Buf *out) {
    static const Event none = {0};
    const Event *news = watch_news(session_watch(session), session_world(session)->steps);
    if (!news) news = &none;
    Parts parts = {
        .task = (uint32_t)news->a, .other = news->task, .time = news->a, .line = news->line, .text = news->text};
    switch ((EventKind)news->kind) {
        case EVENT_HANDLE_BEGIN:
            explain_handle(session, (HandleLabel)news->a, (uint32_t)news->b, (uint32_t)news->c, out);
            break;
        case EVENT_CLOCK: add_sentence(session, about_the_clock(news), parts, out); break;
        case EVENT_ITERATION: about_an_iteration(news, out); break;
        case EVENT_TASK_CREATED:
            add_sentence(session,
                         news->task ? "%t was made and put in the ready queue: it does not start before %T awaits."
                                    : "%t was made and put in the ready queue.",
                         parts, out);
            break;
        case EVENT_TASK_CANCEL:
            add_sentence(session, "%t is to be cancelled: CancelledError is raised in it when it next runs.", parts,
                         out);
            break;
        case EVENT_TASK_WAITS: add_sentence(session, "%t waits: %s.", parts, out); break;
        case EVENT_TASK_DONE: add_sentence(session, about_an_end(news), parts, out); break;
        case EVENT_BLOCK_END:
            parts.time = news->time - news->b;
            add_sentence(session,
                         loop_runs(session) ? "%s held the loop for %c s: nothing else could run." : "%s took %c s.",
                         parts, out);
            break;
        case EVENT_DEADLOCK:
            buf_add_text(out, "Nothing is ready, no timer is set: nothing can ever move again.");
            break;
        default: about_nothing(session, out); break;
    }
}

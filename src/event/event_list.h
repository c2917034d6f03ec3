// event_list.h - everything that can happen: EVENT(NAME, "what a, b, c and text mean").
//
// Each carries besides: when (virtual ns), the iteration, the step (scenario lines so far), the source line of the
// scenario's innermost frame at the time (0: none), and who: the id of the running task (0: none) and thread (0: main).
// Ids of tasks, futures, timers, handles count from 1 in order of creation, each kind by itself, over the whole program.
#define EVENT_LIST(EVENT)                                                                             \
    EVENT(RUN_BEGIN, "the program starts")                                                            \
    EVENT(RUN_END, "the program has ended; a: exit status")                                           \
    EVENT(LOOP_BEGIN, "a loop starts to run; a: the loop's id")                                       \
    EVENT(LOOP_END, "it stops; a: the loop's id")                                                     \
    EVENT(ITERATION, "an iteration begins to run handles; a: its number, b: how many are ready")      \
    EVENT(CLOCK, "the clock moved; a: from, in ns, b: why (ClockReason)")                             \
    EVENT(HANDLE_BEGIN, "a handle starts; a: HandleLabel, b: the task's or future's or timer's id, c: the handle's id; text: the callback's name") \
    EVENT(HANDLE_END, "it has run; a: HandleLabel, b, c: as above")                                   \
    EVENT(READY, "a handle joins the ready queue; a: HandleLabel, b: task/future/timer, c: the handle's id; text: the callback's name") \
    EVENT(TASK_CREATED, "a: the task's id; text: its name")                                           \
    EVENT(TASK_LABEL, "what the task runs, for people; a: the task's id; text: fetch(\"API A\")")     \
    EVENT(TASK_RENAMED, "a: the task's id; text: its new name")                                       \
    EVENT(TASK_WAITS, "a task suspends; a: the task, b: AwaitKind, c: what it awaits (task, future or timer id; count for a gather); text: for people, sleep(3); none for AWAIT_YIELD, a bare yield: sleep(0)") \
    EVENT(TASK_CANCEL, "cancellation was requested; a: the task")                                     \
    EVENT(TASK_DONE, "a: the task, b: 0 result, 1 exception, 2 cancelled; text: the exception's summary") \
    EVENT(FUTURE_CREATED, "a: the future's id")                                                       \
    EVENT(FUTURE_DONE, "a: the future, b: 0 result, 1 exception, 2 cancelled")                        \
    EVENT(TIMER_SET, "a: the timer's id, b: its deadline in ns, c: HandleLabel; text: the callback's name") \
    EVENT(TIMER_FIRED, "a timer is due and its handle goes to the ready queue; a: the timer, b: the handle's id") \
    EVENT(TIMER_CANCELLED, "a: the timer")                                                            \
    EVENT(BLOCK_BEGIN, "a thread blocks (time.sleep, a lock, a sync request); a: thread; text: time.sleep(3)") \
    EVENT(BLOCK_END, "a: thread, b: when it began, in ns; text: the same")                            \
    EVENT(COMPUTE, "computing moved the clock; a: ns, b: thread")                                     \
    EVENT(OUTPUT, "the program wrote; a: fd; text: the bytes, not NUL-terminated, c: how many")        \
    EVENT(EXCEPTION, "an exception was raised in the scenario's code; text: its type and message")    \
    EVENT(THREAD_BEGIN, "a: the thread's id; text: its name")                                         \
    EVENT(THREAD_JOB, "a worker takes a job; a: thread, b: job's id; text: the function's name")      \
    EVENT(THREAD_IDLE, "a worker has ended its job; a: thread, b: job's id")                          \
    EVENT(THREAD_END, "a: the thread's id")                                                           \
    EVENT(DEADLOCK, "nothing can ever move again; text: the verdict")                                 \
    EVENT(LIMIT, "a limit ended the run; text: which")

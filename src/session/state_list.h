// state_list.h - what a lane of the picture of time can be doing: STATE(NAME, "word", 'letter', "what it means").
#define STATE_LIST(STATE)                                                                       \
    STATE(ABSENT, "", ' ', "not there: not yet made, or over")                                  \
    STATE(RUNNING, "running", 'R', "it holds its thread (a task: the loop)")                    \
    STATE(READY, "ready", 'Y', "it could run, but the loop is busy with something else")        \
    STATE(WAITING, "waiting", 'W', "it awaits something; the loop: nothing is ready")           \
    STATE(DONE, "done", 'D', "it has returned")                                                 \
    STATE(FAILED, "failed", 'F', "it has raised")                                               \
    STATE(CANCELLED, "cancelled", 'C', "it was cancelled")

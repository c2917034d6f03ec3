// command_list.h - what a user can do in a run: COMMAND(NAME, "word", "alias", "operands", KIND, "one line").
//
// The prompt, batch scripts and help are made from this list. A MOVER takes a count and is repeated by an empty line,
// as are those that SHOW_MORE; SHOW shows something; CONTROL is the rest.
#define COMMAND_LIST(COMMAND)                                                                                      \
    COMMAND(STEP, "step", "s", "[COUNT]", MOVER, "to the next source line, whichever task is next")                \
    COMMAND(RSTEP, "rstep", "S", "[COUNT]", MOVER, "back to the last source line")                                 \
    COMMAND(NEXT, "next", "n", "[COUNT]", MOVER, "to the next line of the same task, over its calls and awaits")   \
    COMMAND(RNEXT, "rnext", "N", "[COUNT]", MOVER, "back to the last line of the same task")                       \
    COMMAND(FINISH, "finish", "f", "[COUNT]", MOVER, "until the current function has returned")                    \
    COMMAND(RFINISH, "rfinish", "F", "[COUNT]", MOVER, "back to where the current function was entered")           \
    COMMAND(TICK, "tick", "t", "[COUNT]", MOVER, "to the next handle that the loop takes from the ready queue")    \
    COMMAND(RTICK, "rtick", "T", "[COUNT]", MOVER, "back to the last handle")                                      \
    COMMAND(ITERATION, "iteration", "i", "[COUNT]", MOVER, "to the next iteration of the loop")                    \
    COMMAND(RITERATION, "riteration", "I", "[COUNT]", MOVER, "back to the last iteration")                         \
    COMMAND(ADVANCE, "advance", "a", "[COUNT]", MOVER, "until the clock moves")                                    \
    COMMAND(RADVANCE, "radvance", "A", "[COUNT]", MOVER, "back to the last move of the clock")                     \
    COMMAND(CONTINUE, "continue", "c", "[COUNT]", MOVER, "to a breakpoint or the end")                             \
    COMMAND(RCONTINUE, "rcontinue", "C", "[COUNT]", MOVER, "back to a breakpoint or the start")                    \
    COMMAND(WHERE, "where", "", "[TASK]", SHOW, "the chain of awaits of a task, innermost first")                  \
    COMMAND(INFO, "info", "", "tasks|ready|timers|waiting", SHOW, "the machine's parts, one by one")               \
    COMMAND(LIST, "list", "l", "[LINE]", SHOW_MORE, "the source around here, or around LINE; again: what follows") \
    COMMAND(TIMELINE, "timeline", "", "", SHOW, "the picture of the run so far")                                   \
    COMMAND(HELP, "help", "h", "[COMMAND]", CONTROL, "all commands, or one of them")                               \
    COMMAND(QUIT, "quit", "q", "", CONTROL, "leave")

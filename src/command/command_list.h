// command_list.h - what a user can do in a run: COMMAND(NAME, "word", "alias", "operands", KIND, "one line", "example").
//
// The prompt, batch scripts, help and completion are made from this list. A MOVER takes a count; an empty line repeats
// it, and what is ASK_MORE. GO moves, too; STOP is about breakpoints; ASK only looks; WHATIF changes the run; CONTROL is
// the rest. The words in capitals in `operands` say what Tab completes there, the small ones between bars are completed
// themselves.
#define COMMAND_LIST(COMMAND)                                                                                                                          \
    COMMAND(STEP, "step", "s", "[COUNT]", MOVER, "to the next source line, whichever task is next", "step 3")                                          \
    COMMAND(RSTEP, "rstep", "S", "[COUNT]", MOVER, "back to the last source line", "rstep")                                                            \
    COMMAND(NEXT, "next", "n", "[COUNT]", MOVER, "to the next line of the same task, over its awaits", "next")                               \
    COMMAND(RNEXT, "rnext", "N", "[COUNT]", MOVER, "back to the last line of the same task", "rnext 2")                                                \
    COMMAND(FINISH, "finish", "f", "[COUNT]", MOVER, "until the current function has returned", "finish")                                              \
    COMMAND(RFINISH, "rfinish", "F", "[COUNT]", MOVER, "back to where the current function was entered", "rfinish")                                    \
    COMMAND(TICK, "tick", "t", "[COUNT]", MOVER, "to the next handle from the ready queue", "tick 2")                              \
    COMMAND(RTICK, "rtick", "T", "[COUNT]", MOVER, "back to the last handle", "rtick")                                                                 \
    COMMAND(ITERATION, "iteration", "i", "[COUNT]", MOVER, "to the next iteration of the loop", "iteration")                                           \
    COMMAND(RITERATION, "riteration", "I", "[COUNT]", MOVER, "back to the last iteration", "riteration")                                               \
    COMMAND(ADVANCE, "advance", "a", "[COUNT]", MOVER, "until the clock moves", "advance")                                                             \
    COMMAND(RADVANCE, "radvance", "A", "[COUNT]", MOVER, "back to the last move of the clock", "radvance")                                             \
    COMMAND(CONTINUE, "continue", "c", "[COUNT]", MOVER, "to a breakpoint or the end", "continue")                                                     \
    COMMAND(RCONTINUE, "rcontinue", "C", "[COUNT]", MOVER, "back to a breakpoint or the start", "rcontinue")                                           \
    COMMAND(GOTO, "goto", "g", "STEP|TIME|MARK|@next|@prev", GO, "to a step, a time, a mark, @next or @prev mark", "goto 120, goto 1.5s, goto @here") \
    COMMAND(START, "start", "", "", GO, "to the start of the run", "start")                                                                            \
    COMMAND(END, "end", "", "", GO, "to its end, past all breakpoints", "end")                                                                         \
    COMMAND(MARK, "mark", "m", "NAME", GO, "give this place a name, for goto @NAME", "mark here")                                                      \
    COMMAND(BREAK, "break", "b", "LINE|FUNCTION|TASK [if EXPR], when EXPR, on EVENT [TASK]", STOP,                                                     \
            "stop at a line, a function, a task, when, or on:\n"                                                                                      \
            "at a line; where a function is entered; where a task begins to run; when an expression becomes true;\n"                          \
            "on cancel, exception, block, done, print, of a task or of any. block takes a time that the loop is held.",                                        \
            "break 12 if n > 3, break fetch, break when total > 9, break on done Task-2, break on block 0.5s")                                         \
    COMMAND(TBREAK, "tbreak", "", "LINE|FUNCTION|TASK [if EXPR], when EXPR, on EVENT [TASK]", STOP, "the same, but it stops only once", "tbreak 12")   \
    COMMAND(WATCH, "watch", "", "EXPR", STOP, "stop when the value of an expression changes", "watch len(results)")                                    \
    COMMAND(DELETE, "delete", "", "[NUMBER]", STOP, "take a breakpoint away, or all", "delete 2")                                                      \
    COMMAND(ENABLE, "enable", "", "NUMBER", STOP, "let a breakpoint stop the run again", "enable 2")                                                   \
    COMMAND(DISABLE, "disable", "", "NUMBER", STOP, "keep a breakpoint, but do not stop at it", "disable 2")                                           \
    COMMAND(IGNORE, "ignore", "", "NUMBER COUNT", STOP, "pass a breakpoint so many times", "ignore 1 3")                                               \
    COMMAND(INFO, "info", "", "tasks|ready|timers|waiting|threads|locks|breaks|marks|whatif", ASK, "the machine's parts, one by one", "info timers")   \
    COMMAND(WHERE, "where", "", "[TASK]", ASK, "the chain of awaits of a task, innermost first", "where Task-1")                                       \
    COMMAND(UP, "up", "u", "[COUNT]", ASK, "select the frame outward: print and list follow it", "up")                         \
    COMMAND(DOWN, "down", "d", "[COUNT]", ASK, "select the frame inward again", "down")                                                                \
    COMMAND(TASK, "task", "", "TASK", ASK, "select the innermost frame of a task", "task Task-2")                                                      \
    COMMAND(PRINT, "print", "p", "EXPR", ASK, "the value of an expression; it leaves no trace", "print name.upper()")                \
    COMMAND(LIST, "list", "l", "[LINE]", ASK_MORE, "the source here, or at LINE; again: what follows", "list 20")                           \
    COMMAND(OUTPUT, "output", "", "", ASK, "what was printed so far: when, by whom, where", "output")                                  \
    COMMAND(TIMELINE, "timeline", "", "", ASK, "the picture of the run so far", "timeline")                                                            \
    COMMAND(WHY, "why", "w", "[TASK]", ASK, "why it runs, is ready or waits: the chain of causes", "why \"API B\"")                \
    COMMAND(EXPLAIN, "explain", "e", "", ASK, "what just happened: the rule, and the mechanics", "explain")                                  \
    COMMAND(CANCEL, "cancel", "", "TASK", WHATIF, "cancel a task, here and now", "cancel Task-2")                                                      \
    COMMAND(FAIL, "fail", "", "TASK EXCEPTION", WHATIF, "what a task waits for fails with an exception", "fail Task-2 ValueError(\"no\")")              \
    COMMAND(DELAY, "delay", "", "TASK SECONDS", WHATIF, "a task's wait, or a request to a URL, takes so long", "delay \"API B\" 5")                \
    COMMAND(RUN, "!", "", "STATEMENT", WHATIF, "run a statement in the selected frame, for good", "!retries = 5")                                      \
    COMMAND(DIFF, "diff", "", "", WHATIF, "the run beside what it would be without all that", "diff")                                                  \
    COMMAND(SAVE, "save", "", "FILE", CONTROL, "keep marks, breakpoints, what-ifs and the place", "save class.json")                                  \
    COMMAND(LOAD, "load", "", "FILE", CONTROL, "take up again what was saved", "load class.json")                                                     \
    COMMAND(PREDICT, "predict", "", "[on|off|score|task|print|time]", CONTROL, "be asked before it is shown; a digit answers", "predict on")             \
    COMMAND(SET, "set", "", "[ascii|colour|width on|off|COLUMNS]", CONTROL, "how things are shown; alone: what is set", "set ascii on, set width 60")   \
    COMMAND(HELP, "help", "h", "[COMMAND]", CONTROL, "all commands, or one of them", "help break")                                                     \
    COMMAND(QUIT, "quit", "q", "", CONTROL, "leave", "quit")

// option_list.h - every option: OPTION(NAME, "--word", "what it takes", subcommands, "one line").
//
// "what it takes" is "" for a flag. The subcommands that know it are letters: o(pen), r(un), t(imeline), s(tep),
// l(ist).
#define OPTION_LIST(OPTION)                                                                                       \
    OPTION(HELP, "--help", "", "ortsl", "show this help")                                                         \
    OPTION(TRACE, "--trace", "FILE", "or", "write what each iteration of the loop ran, as JSON lines")            \
    OPTION(RECORD, "--record", "", "r", "record every event and show nothing of it (to measure recording)")       \
    OPTION(TABLE, "--table", "", "t", "the dry-run table instead: the state of each task at each second")         \
    OPTION(AXIS, "--axis", "time|steps", "ot", "what the axis counts; steps show the order within an instant")    \
    OPTION(LEGEND, "--legend", "", "ot", "say below the picture what its signs mean")                             \
    OPTION(WIDTH, "--width", "COLUMNS", "ots", "draw so wide; else as wide as the terminal, or 120")              \
    OPTION(ASCII, "--ascii", "", "otsl", "use ASCII signs only")                                                  \
    OPTION(COLOUR, "--colour", "auto|always|never", "otsl", "use colours; auto: on a terminal, but for NO_COLOR") \
    OPTION(PLAIN, "--plain", "", "otsl", "no colours: --colour never")                                            \
    OPTION(KEEP_GOING, "--keep-going", "", "s", "a script of commands goes on behind an error")                   \
    OPTION(SEED, "--seed", "N", "orts", "what `random` begins with, instead of 0")                                \
    OPTION(OP_COST, "--op-cost", "NS", "orts", "what an operation costs, instead of 25 ns; 0: computing is free") \
    OPTION(UNTIL, "--until", "TIME", "orts", "end the run well at this virtual time, as 2.5 or 90s or 10m")       \
    OPTION(MAX_LINES, "--max-lines", "N", "orts", "end it after so many lines of the program (100M)")             \
    OPTION(MAX_OPERATIONS, "--max-operations", "N", "orts", "end it after so many operations (10G)")              \
    OPTION(MAX_TIME, "--max-time", "TIME", "orts", "end it, as a program that hangs, at this virtual time (24h)") \
    OPTION(MAX_MEMORY, "--max-memory", "SIZE", "orts", "MemoryError beyond this (1G)")                            \
    OPTION(MAX_RECURSION, "--max-recursion", "N", "orts", "RecursionError beyond so many frames (1000)")          \
    OPTION(MAX_LOG, "--max-log", "SIZE", "orts", "end it when its recording has this size (256M)")

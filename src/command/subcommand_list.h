// subcommand_list.h - what loopchef can be asked for: SUBCOMMAND(NAME, "word", "operands", "one line").
//
// OPEN has no word: it is what `loopchef FILE` does. Help, parsing and the front end's dispatch are made from this
// list.
#define SUBCOMMAND_LIST(SUBCOMMAND)                                                                       \
    SUBCOMMAND(OPEN, "", "FILE [ARGS]", "run a program: its output, then the picture of its timeline")    \
    SUBCOMMAND(RUN, "run", "FILE [ARGS]", "run a program in virtual time and print what it prints")       \
    SUBCOMMAND(TIMELINE, "timeline", "FILE [-- ARGS]", "draw what happened when, a lane a task")          \
    SUBCOMMAND(STEP, "step", "FILE [-- ARGS]", "walk through a run at a prompt, or by commands on stdin") \
    SUBCOMMAND(LIST, "list", "", "the scenarios that come with loopchef, with a line about each")

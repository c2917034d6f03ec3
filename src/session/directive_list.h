// directive_list.h - what may stand behind "# loopchef:": DIRECTIVE(NAME, "first word", "its form", "what it is
// for").
//
// A network rule has no first word of its own: it begins with a method, and is what every other word is taken for if
// it is in capitals or a "*".
#define DIRECTIVE_LIST(DIRECTIVE)                                                                         \
    DIRECTIVE(TITLE, "title:", "title: TEXT", "what the scenario is called")                              \
    DIRECTIVE(SUMMARY, "summary:", "summary: TEXT", "what it shows, in one line")                         \
    DIRECTIVE(MARK, "mark", "mark NAME at 1.5s", "a bookmark in the run")                                 \
    DIRECTIVE(INPUT, "input", "input \"TEXT\"", "a line that input() reads")                              \
    DIRECTIVE(REQUEST, "request", "request GET /data at 0.5", "a request that the simulated server gets") \
    DIRECTIVE(COMMAND, "run", "run \"COMMAND\" takes 0.5s -> 0 \"OUTPUT\"", "what a subprocess does")            \
    DIRECTIVE(RULE, "", "GET URL takes 0.5s -> 200 \"BODY\", or GET URL fails NAME", "how the network answers")

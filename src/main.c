// main.c - arguments → subcommand → front end. Only this file exits.
#include <unistd.h>

#include "command/options.h"
#include "repl/plain.h"
#include "repl/prompt.h"

typedef int FrontEnd(const Options *options);

static FrontEnd *const front_ends[SUBCOMMAND_COUNT] = {
    [SUBCOMMAND_OPEN] = plain_open,  // until the full screen is there
    [SUBCOMMAND_RUN] = plain_run,
    [SUBCOMMAND_TIMELINE] = plain_timeline,
    [SUBCOMMAND_STEP] = prompt_step,
    [SUBCOMMAND_LIST] = plain_list,
};

static int show(int fd, Buf *text, int status) {
    write_fully(fd, text->data, text->size);
    buf_free(text);
    return status;
}

static int wrong_usage(Buf *problem) {
    Buf text = BUF_INIT;
    buf_add_format(&text, "loopchef: %s\nloopchef: try 'loopchef --help'\n", buf_text(problem));
    buf_free(problem);
    return show(STDERR_FILENO, &text, 2);
}

int main(int argc, char **argv) {
    Options options;
    Buf text = BUF_INIT;
    if (!options_parse(&options, argc, argv, &text)) return wrong_usage(&text);
    if (options.version) buf_add_text(&text, "loopchef " LOOPCHEF_VERSION "\n");
    if (options.help) options_help(&options, &text);
    if (text.size) return show(STDOUT_FILENO, &text, 0);
    return front_ends[options.subcommand](&options);
}

// options.h - the command line as data: which subcommand, which file, and what was asked for.
//
// Options stand before FILE; for subcommands other than `run` and the bare FILE they may also stand behind it, and `--`
// begins the program's own arguments. What is wrong with a command line is said in one line, with where to find help.
#ifndef LOOPCHEF_COMMAND_OPTIONS_H
#define LOOPCHEF_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "command/option_list.h"
#include "command/subcommand_list.h"
#include "vm/world.h"

#define LOOPCHEF_VERSION "0.1.0"

typedef enum Subcommand {
#define SUBCOMMAND(NAME, word, operands, about) SUBCOMMAND_##NAME,
    SUBCOMMAND_LIST(SUBCOMMAND)
#undef SUBCOMMAND
    SUBCOMMAND_COUNT
} Subcommand;

typedef enum ColourWish { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } ColourWish;

typedef struct Options {
    Subcommand subcommand;
    bool help, version;
    const char *file;         // as given; NULL: none
    char **args;              // the program's own, behind the file
    int arg_count;
    const char *trace;        // NULL: none
    bool record, keep_going, table, legend, ascii, axis_steps, axis_time;
    int width;                // 0: not given
    ColourWish colour;
    uint64_t seed;
    Limits limits;
    size_t log_limit;         // bytes; 0: none
} Options;

// False: `problem` says what is wrong, without "loopchef: ".
bool options_parse(Options *options, int argc, char **argv, Buf *problem);

// Somebody sits there and can end a run: the limits of lines, operations and time that were not asked for are taken
// away.
void options_become_interactive(Options *options);

// `set` at the prompt: "ascii on", "width 60"; "": appends what is set. False: `out` says what is wrong.
bool options_set(Options *options, const char *what, Buf *out);

// The help of everything, or of one subcommand.
void options_help(const Options *options, Buf *out);

#endif

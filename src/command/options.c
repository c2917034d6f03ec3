#include "command/options.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/quantity.h"

typedef enum OptionId {
#define OPTION(NAME, word, takes, subcommands, about) OPTION_##NAME,
    OPTION_LIST(OPTION)
#undef OPTION
    OPTION_COUNT
} OptionId;

typedef struct OptionRow {
    const char *word, *takes, *subcommands, *about;
} OptionRow;

static const OptionRow rows[] = {
#define OPTION(NAME, word, takes, subcommands, about) {word, takes, subcommands, about},
    OPTION_LIST(OPTION)
#undef OPTION
};

typedef struct SubcommandRow {
    const char *word, *operands, *about;
    char letter;
} SubcommandRow;

static const SubcommandRow subcommands[] = {
#define SUBCOMMAND(NAME, word, operands, about) {word, operands, about, (word)[0] ? (word)[0] : 'o'},
    SUBCOMMAND_LIST(SUBCOMMAND)
#undef SUBCOMMAND
};

static const char *subcommand_title(Subcommand subcommand) {
    return subcommand == SUBCOMMAND_OPEN ? "loopchef" : subcommands[subcommand].word;
}

// ---- Values -----------------------------------------------------------------------------------------------

static bool wrong_value(OptionId id, const char *value, Buf *problem) {
    buf_add_format(problem, "%s takes %s, not '%s'", rows[id].word, rows[id].takes, value);
    return false;
}

static bool take_count(OptionId id, const char *value, uint64_t most, uint64_t *out, Buf *problem) {
    return (quantity_parse(value, quantity_counts, false, out) && *out <= most) || wrong_value(id, value, problem);
}

static bool take_u32(OptionId id, const char *value, uint32_t *out, Buf *problem) {
    uint64_t number;
    if (!take_count(id, value, UINT32_MAX, &number, problem)) return false;
    *out = (uint32_t)number;
    return true;
}

static bool take_time(OptionId id, const char *value, int64_t *out, Buf *problem) {
    uint64_t number;
    if (!quantity_parse(value, quantity_times, true, &number)) return wrong_value(id, value, problem);
    *out = (int64_t)number;
    return true;
}

static bool take_size(OptionId id, const char *value, uint64_t *out, Buf *problem) {
    return quantity_parse(value, quantity_sizes, true, out) || wrong_value(id, value, problem);
}

// A world is a reservation of address space: without a limit it is merely large.
static bool take_memory(const char *value, uint64_t *out, Buf *problem) {
    if (!take_size(OPTION_MAX_MEMORY, value, out, problem)) return false;
    if (*out == 0) *out = UINT64_C(64) << 30;
    return *out >= 64 << 10 || wrong_value(OPTION_MAX_MEMORY, value, problem);
}

static bool take_width(const char *value, int *out, Buf *problem) {
    uint64_t width;
    if (!quantity_parse(value, quantity_counts, false, &width) || width < 1 || width > 10000)
        return wrong_value(OPTION_WIDTH, value, problem);
    *out = (int)width;
    return true;
}

// Which of the words in "auto|always|never" it is; -1: none.
static int word_index(const char *value, const char *words) {
    size_t size = strlen(value);
    for (int i = 0; size > 0; i++) {
        const char *end = strchrnul(words, '|');
        if ((size_t)(end - words) == size && memcmp(words, value, size) == 0) return i;
        if (!*end) break;
        words = end + 1;
    }
    return -1;
}

static bool take_colour(const char *value, ColourWish *out, Buf *problem) {
    int index = word_index(value, rows[OPTION_COLOUR].takes);
    if (index < 0) return wrong_value(OPTION_COLOUR, value, problem);
    *out = (ColourWish)index;
    return true;
}

static bool take_axis(const char *value, Options *options, Buf *problem) {
    int index = word_index(value, rows[OPTION_AXIS].takes);
    if (index < 0) return wrong_value(OPTION_AXIS, value, problem);
    options->axis_time = index == 0;
    options->axis_steps = index == 1;
    return true;
}

static bool take_option(Options *options, OptionId id, const char *value, Buf *problem) {
    Limits *limits = &options->limits;
    switch (id) {
        case OPTION_HELP: return options->help = true;
        case OPTION_TRACE: options->trace = value; return true;
        case OPTION_RECORD: return options->record = true;
        case OPTION_KEEP_GOING: return options->keep_going = true;
        case OPTION_TABLE: return options->table = true;
        case OPTION_AXIS: return take_axis(value, options, problem);
        case OPTION_LEGEND: return options->legend = true;
        case OPTION_WIDTH: return take_width(value, &options->width, problem);
        case OPTION_ASCII: return options->ascii = true;
        case OPTION_COLOUR: return take_colour(value, &options->colour, problem);
        case OPTION_PLAIN: options->colour = COLOUR_NEVER; return true;
        case OPTION_SEED: return take_count(id, value, INT64_MAX, &options->seed, problem);
        case OPTION_OP_COST: return take_u32(id, value, &limits->op_cost, problem);
        case OPTION_UNTIL: return take_time(id, value, &limits->until, problem);
        case OPTION_MAX_LINES: return take_count(id, value, INT64_MAX, &limits->lines, problem);
        case OPTION_MAX_OPERATIONS: return take_count(id, value, INT64_MAX, &limits->operations, problem);
        case OPTION_MAX_TIME: return take_time(id, value, &limits->time, problem);
        case OPTION_MAX_MEMORY: return take_memory(value, &limits->memory, problem);
        case OPTION_MAX_RECURSION: return take_u32(id, value, &limits->recursion, problem);
        case OPTION_MAX_LOG: return take_size(id, value, &options->log_limit, problem);
        case OPTION_COUNT: break;
    }
    return false;
}

// ---- The line ---------------------------------------------------------------------------------------------

static bool knows(Subcommand subcommand, OptionId id) {
    return strchr(rows[id].subcommands, subcommands[subcommand].letter) != NULL;
}

// Finds the option that a word such as "--width=80" names; `*value` is what stands behind "=" or NULL.
static OptionId option_find(const char *word, const char **value) {
    const char *end = strchrnul(word, '=');
    *value = *end ? end + 1 : NULL;
    size_t size = (size_t)(end - word);
    if (size == 2 && memcmp(word, "-h", 2) == 0) return OPTION_HELP;
    if (size == 7 && memcmp(word, "--color", 7) == 0) return OPTION_COLOUR;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(rows[i].word) == size && memcmp(rows[i].word, word, size) == 0) return (OptionId)i;
    return OPTION_COUNT;
}

// Takes argv[*at] and its value; `*at` is then the last word that was taken.
static bool parse_option(Options *options, int argc, char **argv, int *at, Buf *problem) {
    const char *word = argv[*at], *value, *title = subcommand_title(options->subcommand);
    OptionId id = option_find(word, &value);
    if (id == OPTION_COUNT || !knows(options->subcommand, id)) {
        buf_add_format(problem, "%s has no option '%s'", title, word);
        return false;
    }
    bool takes = rows[id].takes[0];
    if (takes && !value && ++*at < argc) value = argv[*at];
    if (takes && !value) buf_add_format(problem, "%s needs %s", rows[id].word, rows[id].takes);
    else if (!takes && value) buf_add_format(problem, "%s takes nothing", rows[id].word);
    else return take_option(options, id, value, problem);
    return false;
}

static bool takes_args_at_once(Subcommand subcommand) {
    return subcommand == SUBCOMMAND_RUN || subcommand == SUBCOMMAND_OPEN;
}

static bool parse_operand(Options *options, char *word, Buf *problem) {
    if (subcommands[options->subcommand].operands[0] && !options->file) {
        options->file = word;
        return true;
    }
    buf_add_format(problem, "%s: one thing too much: '%s'", subcommand_title(options->subcommand), word);
    if (options->file) buf_add_text(problem, " (the program's own arguments go behind --)");
    return false;
}

static void take_args(Options *options, int argc, char **argv, int from) {
    options->args = argv + from;
    options->arg_count = argc - from;
}

static bool parse_words(Options *options, int argc, char **argv, int from, Buf *problem) {
    for (int i = from; i < argc; i++) {
        bool is_option = argv[i][0] == '-' && argv[i][1];
        if (strcmp(argv[i], "--") == 0 && options->file) {
            take_args(options, argc, argv, i + 1);
            return true;
        }
        if (strcmp(argv[i], "--") == 0) continue;
        if (is_option ? !parse_option(options, argc, argv, &i, problem) : !parse_operand(options, argv[i], problem))
            return false;
        if (options->file && takes_args_at_once(options->subcommand)) {
            take_args(options, argc, argv, i + 1);
            return true;
        }
    }
    return true;
}

static const Limits default_limits = {
    .memory = UINT64_C(1) << 30, .lines = 100000000, .operations = UINT64_C(10000000000),
    .time = INT64_C(86400) * 1000000000, .until = INT64_MAX, .recursion = 1000, .op_cost = 25,
};

void options_become_interactive(Options *options) {
    Limits *limits = &options->limits;
    if (limits->lines == default_limits.lines) limits->lines = 0;
    if (limits->operations == default_limits.operations) limits->operations = 0;
    if (limits->time == default_limits.time) limits->time = 0;
}

bool options_parse(Options *options, int argc, char **argv, Buf *problem) {
    *options = (Options){.subcommand = SUBCOMMAND_OPEN, .limits = default_limits, .log_limit = 256 << 20};
    if (argc == 2 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) return options->version = true;
    int from = 1;
    bool help = argc > 1 && strcmp(argv[1], "help") == 0;
    for (int i = 0; i < SUBCOMMAND_COUNT && argc > 1 + help; i++) {
        if (!subcommands[i].word[0] || strcmp(argv[1 + help], subcommands[i].word) != 0) continue;
        options->subcommand = (Subcommand)i;
        from = 2;
    }
    if (help) return options->help = true;
    if (!parse_words(options, argc, argv, from, problem)) return false;
    if (options->help || options->file || !subcommands[options->subcommand].operands[0]) return true;
    if (options->subcommand != SUBCOMMAND_OPEN) buf_add_format(problem, "%s: ", subcommand_title(options->subcommand));
    buf_add_text(problem, "which FILE?");
    return false;
}

// ---- At the prompt ----------------------------------------------------------------------------------------

static bool parse_switch(const char *value, bool *on, Buf *problem) {
    if (strcmp(value, "on") == 0) return *on = true;
    if (strcmp(value, "off") == 0) return *on = false, true;
    buf_add_format(problem, "on or off, not '%s'", value);
    return false;
}

static void describe(const Options *options, Buf *out) {
    static const char *const wishes[] = {"auto", "on", "off"};
    buf_add_format(out, "ascii %s\ncolour %s\n", options->ascii ? "on" : "off", wishes[options->colour]);
    if (options->width) buf_add_format(out, "width %d", options->width);
    else buf_add_text(out, "width auto");
}

static bool set_colour(Options *options, const char *value, Buf *problem) {
    bool on;
    if (strcmp(value, "auto") == 0) return options->colour = COLOUR_AUTO, true;
    if (!parse_switch(value, &on, problem)) return false;
    options->colour = on ? COLOUR_ALWAYS : COLOUR_NEVER;
    return true;
}

bool options_set(Options *options, const char *what, Buf *out) {
    size_t size = strcspn(what, " \t");
    const char *value = what + size + strspn(what + size, " \t");
    if (!*what) return describe(options, out), true;
    if (size == 5 && memcmp(what, "ascii", 5) == 0) return parse_switch(value, &options->ascii, out);
    if (size == 6 && memcmp(what, "colour", 6) == 0) return set_colour(options, value, out);
    if (size == 5 && memcmp(what, "width", 5) == 0 && strcmp(value, "auto") == 0) return options->width = 0, true;
    if (size == 5 && memcmp(what, "width", 5) == 0) return take_width(value, &options->width, out);
    if (size == 7 && memcmp(what, "library", 7) == 0) {
        buf_add_text(out, "the lines of the library cannot be stepped through yet");
        return false;
    }
    buf_add_format(out, "there is nothing called '%.*s' to set; ascii, colour, width", (int)size, what);
    return false;
}

// ---- Help -------------------------------------------------------------------------------------------------

static void add_usage(Subcommand subcommand, Buf *out) {
    const SubcommandRow *row = &subcommands[subcommand];
    buf_add_format(out, "loopchef%s%s [OPTIONS]%s%s", row->word[0] ? " " : "", row->word, row->operands[0] ? " " : "",
                   row->operands);
}

static void add_options(Subcommand subcommand, Buf *out) {
    buf_add_text(out, "\nOptions:\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!knows(subcommand, (OptionId)i)) continue;
        size_t start = out->size;
        buf_add_format(out, "  %s%s%s", rows[i].word, rows[i].takes[0] ? " " : "", rows[i].takes);
        size_t size = out->size - start;
        buf_add_format(out, "%*s%s\n", size < 29 ? (int)(30 - size) : 1, "", rows[i].about);
    }
}

static void help_of_all(Buf *out) {
    buf_add_text(out, "loopchef runs Python programs that use asyncio, in virtual time, and draws what happened.\n\n"
                      "Usage:\n");
    for (int i = 0; i < SUBCOMMAND_COUNT; i++) {
        size_t start = out->size;
        buf_add_text(out, "  ");
        add_usage((Subcommand)i, out);
        size_t size = out->size - start;
        buf_add_format(out, "%*s%s\n", size < 45 ? (int)(46 - size) : 1, "", subcommands[i].about);
    }
    buf_add_text(out, "  loopchef SUBCOMMAND --help                  the options of one of them\n"
                      "  loopchef --version                          which loopchef this is\n\n"
                      "FILE is a Python file, or the name of a scenario that `loopchef list` shows, as three_apis.\n");
    add_options(SUBCOMMAND_OPEN, out);
    buf_add_text(out, "\nExit status: 0 the program ended well, or --until was reached; 1 it ended with an exception;\n"
                      "2 wrong usage; 3 the file cannot be read or is outside of what loopchef runs; 4 deadlock, or a\n"
                      "limit; 130 interrupted; what the program gives to sys.exit() otherwise.\n");
}

void options_help(const Options *options, Buf *out) {
    if (options->subcommand == SUBCOMMAND_OPEN) {
        help_of_all(out);
        return;
    }
    buf_add_text(out, "Usage: ");
    add_usage(options->subcommand, out);
    buf_add_text(out, "\n\n");
    size_t start = out->size;
    buf_add_format(out, "%s.\n", subcommands[options->subcommand].about);
    out->data[start] = (char)toupper((unsigned char)out->data[start]);
    add_options(options->subcommand, out);
    if (options->subcommand != SUBCOMMAND_STEP) return;
    Buf none = BUF_INIT;
    buf_add_text(out, "\nCommands:\n");
    command_help("", out, &none);
}

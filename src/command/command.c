#include "command/command.h"

#include <string.h>

typedef struct CommandRow {
    const char *word, *alias, *operands, *about, *example;
    CommandKind kind;
} CommandRow;

static const CommandRow rows[] = {
#define COMMAND(NAME, word, alias, operands, kind, about, example) {word, alias, operands, about, example, KIND_##kind},
    COMMAND_LIST(COMMAND)
#undef COMMAND
};

static const char *const headings[] = {
#define COMMAND_KIND(NAME, heading) heading,
    COMMAND_KIND_LIST(COMMAND_KIND)
#undef COMMAND_KIND
};

CommandKind command_kind(CommandId id) { return rows[id].kind; }
bool command_repeats(CommandId id) { return rows[id].kind == KIND_MOVER || rows[id].kind == KIND_ASK_MORE; }
const char *command_operands(CommandId id) { return rows[id].operands; }
const char *command_word(int n) { return n < COMMAND_COUNT ? rows[n].word : NULL; }

static const char blanks[] = " \t\r\n";

bool command_is_blank(const char *line) {
    line += strspn(line, blanks);
    return !*line || *line == '#';
}

static bool is_word(const char *word, const char *text, size_t size) {
    return strlen(word) == size && memcmp(word, text, size) == 0;
}

// The command that a word means; COMMAND_COUNT and `problem` if it means none or several.
static CommandId find(const char *text, size_t size, Buf *problem) {
    CommandId found = COMMAND_COUNT;
    int matches = 0;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (is_word(rows[i].word, text, size) || is_word(rows[i].alias, text, size)) return (CommandId)i;
        if (strlen(rows[i].word) < size || memcmp(rows[i].word, text, size) != 0) continue;
        found = (CommandId)i;
        matches++;
    }
    if (matches == 1) return found;
    buf_add_format(problem, "%s '%.*s'", matches ? "ambiguous command" : "unknown command", (int)size, text);
    const char *between = " (";
    for (int i = 0; matches && i < COMMAND_COUNT; i++) {
        if (strlen(rows[i].word) < size || memcmp(rows[i].word, text, size) != 0) continue;
        buf_add_format(problem, "%s%s", between, rows[i].word);
        between = ", ";
    }
    buf_add_text(problem, matches ? ")" : "; 'help' shows all");
    return COMMAND_COUNT;
}

static bool parse_count(const char *text, size_t size, uint64_t *count) {
    *count = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9' || *count > UINT64_C(1) << 50) return false;
        *count = *count * 10 + (uint64_t)(text[i] - '0');
    }
    return size > 0 && *count > 0;
}

static bool takes_count(const CommandRow *row) { return strcmp(row->operands, "[COUNT]") == 0; }

static bool parse_operand(const char *at, Command *command, Buf *problem) {
    const CommandRow *row = &rows[command->id];
    size_t size = strlen(at);
    while (size > 0 && strchr(blanks, at[size - 1])) size--;
    command->count = 1;
    if (size == 0 && row->operands[0] && row->operands[0] != '[') {
        buf_add_format(problem, "%s takes %s; 'help %s' has an example", row->word, row->operands, row->word);
    } else if (size == 0) {
        return true;
    } else if (!row->operands[0]) {
        buf_add_format(problem, "%s takes nothing", row->word);
    } else if (takes_count(row) && !parse_count(at, size, &command->count)) {
        buf_add_format(problem, "%s takes a count, not '%.*s'", row->word, (int)size, at);
    } else if (size >= sizeof command->operand) {
        buf_add_format(problem, "%s: that is too long", row->word);
    } else {
        memcpy(command->operand, at, size);
        return true;
    }
    return false;
}

// Bytes of the command's word at the start of a line; "!" needs no blank behind it.
static size_t word_size(const char *line) { return *line == '!' ? 1 : strcspn(line, blanks); }

bool command_parse(const char *line, Command *command, Buf *problem) {
    *command = (Command){0};
    line += strspn(line, blanks);
    size_t size = word_size(line);
    command->id = find(line, size, problem);
    if (command->id == COMMAND_COUNT) return false;
    line += size;
    return parse_operand(line + strspn(line, blanks), command, problem);
}

CommandId command_of_line(const char *line, const char **rest) {
    Buf ignored = BUF_INIT;
    line += strspn(line, blanks);
    size_t size = word_size(line);
    CommandId id = find(line, size, &ignored);
    buf_free(&ignored);
    *rest = line + size + strspn(line + size, blanks);
    return id;
}

// ---- Help -------------------------------------------------------------------------------------------------

enum { USAGE_WIDTH = 25 };

static void add_row(const CommandRow *row, Buf *out) {
    size_t start = out->size, first = strcspn(row->about, "\n");
    const char *operands = strlen(row->operands) > 16 ? "..." : row->operands;
    buf_add_format(out, "%s%s%s", row->word, *operands && row->word[0] != '!' ? " " : "", operands);
    size_t size = out->size - start;
    buf_add_format(out, "%*s%-3s%.*s\n", size < USAGE_WIDTH ? (int)(USAGE_WIDTH - size) : 1, "", row->alias, (int)first,
                   row->about);
}

static void add_article(const CommandRow *row, Buf *out) {
    buf_add_format(out, "%s%s%s", row->word, row->operands[0] && row->word[0] != '!' ? " " : "", row->operands);
    if (row->alias[0]) buf_add_format(out, "    (short: %s)", row->alias);
    buf_add_format(out, "\n%s\nfor example: %s\n", row->about, row->example);
    if (row->kind == KIND_MOVER || row->kind == KIND_ASK_MORE) buf_add_text(out, "An empty line repeats it.\n");
}

static void add_all(Buf *out) {
    const char *heading = "";
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *own = headings[rows[i].kind];
        if (*own && own != heading) buf_add_format(out, "%s%s\n", i ? "\n" : "", heading = own);
        add_row(&rows[i], out);
    }
    buf_add_text(out, "\nAny beginning of a word will do that no other command has. 'help COMMAND' has an example of each.\n"
                      "An empty line repeats movers and list. Tab completes; Ctrl-C pauses a long run; Ctrl-D leaves.\n");
}

bool command_help(const char *operand, Buf *out, Buf *problem) {
    if (!*operand) return add_all(out), true;
    CommandId id = find(operand, strlen(operand), problem);
    if (id == COMMAND_COUNT) return false;
    add_article(&rows[id], out);
    return true;
}

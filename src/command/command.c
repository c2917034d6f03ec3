#include "command/command.h"

#include <string.h>

typedef struct CommandRow {
    const char *word, *alias, *operands, *about;
    CommandKind kind;
} CommandRow;

static const CommandRow rows[] = {
#define COMMAND(NAME, word, alias, operands, kind, about) {word, alias, operands, about, KIND_##kind},
    COMMAND_LIST(COMMAND)
#undef COMMAND
};

CommandKind command_kind(CommandId id) { return rows[id].kind; }
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

static bool parse_operand(const char *at, Command *command, Buf *problem) {
    const CommandRow *row = &rows[command->id];
    size_t size = strlen(at);
    while (size > 0 && strchr(blanks, at[size - 1])) size--;
    command->count = 1;
    if (size == 0) return true;
    if (!row->operands[0]) {
        buf_add_format(problem, "%s takes nothing", row->word);
    } else if (row->kind == KIND_MOVER && !parse_count(at, size, &command->count)) {
        buf_add_format(problem, "%s takes a count, not '%.*s'", row->word, (int)size, at);
    } else if (size >= sizeof command->operand) {
        buf_add_format(problem, "%s: that is too long", row->word);
    } else {
        memcpy(command->operand, at, size);
        return true;
    }
    return false;
}

bool command_parse(const char *line, Command *command, Buf *problem) {
    *command = (Command){0};
    line += strspn(line, blanks);
    size_t size = strcspn(line, blanks);
    command->id = find(line, size, problem);
    if (command->id == COMMAND_COUNT) return false;
    line += size;
    return parse_operand(line + strspn(line, blanks), command, problem);
}

static void add_row(const CommandRow *row, Buf *out) {
    size_t start = out->size;
    buf_add_format(out, "%s%s%s", row->word, row->operands[0] ? " " : "", row->operands);
    size_t size = out->size - start;
    buf_add_format(out, "%*s%-3s%s\n", size < 32 ? (int)(33 - size) : 1, "", row->alias, row->about);
}

bool command_help(const char *operand, Buf *out, Buf *problem) {
    if (*operand) {
        CommandId id = find(operand, strlen(operand), problem);
        if (id == COMMAND_COUNT) return false;
        add_row(&rows[id], out);
        return true;
    }
    for (int i = 0; i < COMMAND_COUNT; i++) add_row(&rows[i], out);
    buf_add_text(out,
                 "Any beginning of a word will do that no other command has. An empty line repeats movers and list.\n");
    return true;
}

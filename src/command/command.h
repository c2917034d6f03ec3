// command.h - a line of a user's, understood: which command, how often, on what.
//
// A command is given by its word, its alias, or any beginning of the word that no other has. What cannot be
// understood is said in one line. What a command does is said by act.h and, for those that ask, by view/ask.h.
#ifndef LOOPCHEF_COMMAND_COMMAND_H
#define LOOPCHEF_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "command/command_list.h"

// Who does it, and under which heading help shows it: COMMAND_KIND(NAME, "heading").
#define COMMAND_KIND_LIST(COMMAND_KIND)                                                   \
    COMMAND_KIND(MOVER, "Moving (with a capital letter or an r: back)")                   \
    COMMAND_KIND(GO, "Going to a place")                                                  \
    COMMAND_KIND(STOP, "Breakpoints")                                                     \
    COMMAND_KIND(ASK, "Asking")                                                           \
    COMMAND_KIND(ASK_MORE, "")                                                            \
    COMMAND_KIND(WHATIF, "What if (going back past one undoes it)")                       \
    COMMAND_KIND(CONTROL, "The rest")

typedef enum CommandKind {
#define COMMAND_KIND(NAME, heading) KIND_##NAME,
    COMMAND_KIND_LIST(COMMAND_KIND)
#undef COMMAND_KIND
} CommandKind;

typedef enum CommandId {
#define COMMAND(NAME, word, alias, operands, kind, about, example) COMMAND_##NAME,
    COMMAND_LIST(COMMAND)
#undef COMMAND
    COMMAND_COUNT
} CommandId;

enum { COMMAND_OPERAND = 2000 };

typedef struct Command {
    CommandId id;
    uint64_t count;                  // of what takes a count; 1 if none was given
    char operand[COMMAND_OPERAND];   // "" if none was given
} Command;

// False: `problem` says what is wrong. The line has something in it.
bool command_parse(const char *line, Command *command, Buf *problem);

// The command that the first word of a line means; COMMAND_COUNT: none, or several. `*rest` is what stands behind it.
CommandId command_of_line(const char *line, const char **rest);

CommandKind command_kind(CommandId id);
bool command_repeats(CommandId id);                // does an empty line repeat it?
const char *command_operands(CommandId id);        // as in the list

// Is this line nothing to do: blank, or a comment?
bool command_is_blank(const char *line);

// All commands, or the one that `operand` names. False: there is no such command.
bool command_help(const char *operand, Buf *out, Buf *problem);

// The nth command's word; NULL behind the last. For completion.
const char *command_word(int n);

#endif

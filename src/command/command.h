// command.h - a line of a user's, understood: which command, how often, on what.
//
// A command is given by its word, its alias, or any beginning of the word that no other has. What cannot be
// understood is said in one line. What a command does is its front end's business.
#ifndef LOOPCHEF_COMMAND_COMMAND_H
#define LOOPCHEF_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "command/command_list.h"

typedef enum CommandKind { KIND_MOVER, KIND_SHOW, KIND_SHOW_MORE, KIND_CONTROL } CommandKind;

typedef enum CommandId {
#define COMMAND(NAME, word, alias, operands, kind, about) COMMAND_##NAME,
    COMMAND_LIST(COMMAND)
#undef COMMAND
    COMMAND_COUNT
} CommandId;

typedef struct Command {
    CommandId id;
    uint64_t count;        // of a mover; 1 if none was given
    char operand[128];     // "" if none was given
} Command;

// False: `problem` says what is wrong. The line has something in it.
bool command_parse(const char *line, Command *command, Buf *problem);

CommandKind command_kind(CommandId id);

// Is this line nothing to do: blank, or a comment?
bool command_is_blank(const char *line);

// All commands, or the one that `operand` names. False: there is no such command.
bool command_help(const char *operand, Buf *out, Buf *problem);

// The nth command's word; NULL behind the last. For completion.
const char *command_word(int n);

#endif
